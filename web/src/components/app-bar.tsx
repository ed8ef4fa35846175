import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link, NavLink } from "react-router";
import { sessionQuery } from "@/api/session";
import { useMedia } from "@/lib/use-media";
import { useTexts } from "@/texts/texts-context";
import { useHubNotices } from "./hub-notices";
import { Icon, Mark } from "./icon";
import { IconButton } from "./icon-button";
import { LiveBadge } from "./live-badge";
import "./app-bar.css";

const PreferencesDialog = lazy(async () => ({ default: (await import("./preferences-dialog")).PreferencesDialog }));

/** As in app-bar.css: where the words of the bar find no room side by side. */
const NARROW = "(max-width: 719px)";

/** The bar of every page. On the map it floats and carries the search; elsewhere it lies on the page. */
export function AppBar({ floating = false, search, tools }: { floating?: boolean; search?: ReactNode; tools?: ReactNode }) {
  const t = useTexts();
  const [preferences, setPreferences] = useState(false);
  const narrow = useMedia(NARROW);
  const notices = useHubNotices().length;
  const openPreferences = () => setPreferences(true);
  return (
    <header className={floating ? "bar bar--floating" : "bar"}>
      <div className={floating ? "bar__start float" : "bar__start"}>
        <Link to="/" className="bar__brand" aria-label={t("app.name")}>
          <Mark />
          <span className="bar__name">{t("app.name")}</span>
        </Link>
        {search}
      </div>
      <nav className={floating ? "bar__end float" : "bar__end"} aria-label={t("nav.menu")}>
        <LiveBadge />
        {tools}
        <NavLink to="/messages" className="bar__link">
          {t("nav.messages")}
        </NavLink>
        {!narrow && <Further />}
        <NavLink to="/account" className="bar__link">
          {t("nav.account")}
          {notices > 0 && <span className="bar__dot" role="img" aria-label={t.count("notices.open", notices)} />}
        </NavLink>
        {narrow ? (
          <More onPreferences={openPreferences} />
        ) : (
          <IconButton icon="sliders" label={t("prefs.title")} aria-haspopup="dialog" onClick={openPreferences} />
        )}
      </nav>
      {preferences && (
        <Suspense fallback={null}>
          <PreferencesDialog onClose={() => setPreferences(false)} />
        </Suspense>
      )}
    </header>
  );
}

/** Where one goes now and then. */
function Further() {
  const t = useTexts();
  const isOperator = useQuery(sessionQuery).data?.roles.includes("operator") === true;
  return (
    <>
      <NavLink to="/status" className="bar__link">
        {t("nav.status")}
      </NavLink>
      <NavLink to="/docs" className="bar__link">
        {t("nav.docs")}
      </NavLink>
      {isOperator && (
        <NavLink to="/admin" className="bar__link">
          {t("nav.admin")}
        </NavLink>
      )}
    </>
  );
}

/** The rest of the bar on a phone, behind a button. The browser closes it at a press elsewhere and with Esc. */
function More({ onPreferences }: { onPreferences: () => void }) {
  const t = useTexts();
  return (
    <>
      <IconButton icon="menu" label={t("nav.more")} popoverTarget="bar-more" />
      <div id="bar-more" popover="auto" className="bar__more float">
        <Further />
        <button type="button" className="bar__link" popoverTarget="bar-more" popoverTargetAction="hide" onClick={onPreferences}>
          <Icon name="sliders" />
          {t("prefs.title")}
        </button>
      </div>
    </>
  );
}
