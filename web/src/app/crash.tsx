import { Link, useRouteError } from "react-router";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";

export function NotFound() {
  const t = useTexts();
  return (
    <Page title={t("app.name")}>
      <div className="notice">
        <h1>{t("nav.notFound")}</h1>
        <Link to="/">{t("nav.back")}</Link>
      </div>
    </Page>
  );
}

/** A fault of ours: said plainly, with a way on. */
export function Crash() {
  const t = useTexts();
  const error = useRouteError();
  return (
    <main className="page" id="content">
      <div className="notice" role="alert">
        <h1>{t("error.crash")}</h1>
        <p className="small">{error instanceof Error ? error.message : String(error)}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t("error.retry")}
        </button>
        <a href="/">{t("nav.back")}</a>
      </div>
    </main>
  );
}
