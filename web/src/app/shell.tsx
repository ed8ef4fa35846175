import { useMemo, useState } from "react";
import { Outlet } from "react-router";
import { KeysDialog } from "@/components/keys-dialog";
import { useShortcuts } from "@/lib/use-shortcuts";
import { LiveProvider, useLive } from "@/live/live-context";
import { useReplyNotices } from "@/live/reply-notices";
import { useTheme } from "@/preferences/use-theme";
import { TextsProvider, useTexts } from "@/texts/texts-context";

/** What surrounds every page: texts, theme, the live stream, the keyboard help. */
export function Shell() {
  useTheme();
  return (
    <TextsProvider>
      <LiveProvider>
        <Frame />
      </LiveProvider>
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
      <Outlet />
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </>
  );
}
