import { type ReactNode, useEffect } from "react";
import { useTexts } from "@/texts/texts-context";
import { AppBar } from "./app-bar";
import { HubGone } from "./hub-gone";
import { HubNotices } from "./hub-notices";
import "./page.css";

/** A page of text and tables: bar, one column, a title in the browser's tab. */
export function Page({ title, children }: { title: string | undefined; children: ReactNode }) {
  const t = useTexts();
  usePageTitle(title);
  return (
    <>
      <AppBar />
      <HubGone />
      <HubNotices />
      <main className="page" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="page__footer small faint">{t("app.tagline")}</footer>
    </>
  );
}

export function usePageTitle(title: string | undefined): void {
  const t = useTexts();
  const name = t("app.name");
  useEffect(() => {
    document.title = title === undefined ? name : `${title} · ${name}`;
  }, [title, name]);
}
