import { Suspense, useMemo, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { KeysDialog } from "@/components/keys-dialog";
import { useShortcuts } from "@/lib/use-shortcuts";
import { LiveProvider, useLive } from "@/live/live-context";
import { useReplyNotices } from "@/live/reply-notices";
import { useTheme } from "@/preferences/use-theme";
import { TextsProvider, useTexts } from "@/texts/texts-context";
import { CrashBoundary, Opening } from "./crash";
import { PageProgress } from "./pages";

/** What surrounds every page: texts, theme, the live stream, the keyboard help. */
export function Shell() {
  useTheme();
  const { pathname } = useLocation();
  return (
    <TextsProvider>
      <CrashBoundary place={pathname}>
        <LiveProvider>
          <Frame />
        </LiveProvider>
      </CrashBoundary>
    </TextsProvider>
  );
}

function Frame() {
  const t = useTexts();
  const { toggle } = useLive();
  useReplyNotices();
  const [help, setHelp] = useState(false);
  useShortcuts(useMemo(() => ({ "?": () => setHelp(true), p: toggle }), [toggle]));
  return (
    <>
      <a href="#content" className="skip">
        {t("app.skip")}
      </a>
      <PageProgress />
      <Suspense fallback={<Opening />}>
        <Outlet />
      </Suspense>
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </>
  );
}
