import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link, NavLink } from "react-router";
import { sessionQuery } from "@/api/session";
import { useTexts } from "@/texts/texts-context";
import { useHubNotices } from "./hub-notices";
import { Mark } from "./icon";
import { IconButton } from "./icon-button";
import { LiveBadge } from "./live-badge";
import { PreferencesDialog } from "./preferences-dialog";
import "./app-bar.css";

/** The bar of every page. On the map it floats and carries the search; elsewhere it lies on the page. */
export function AppBar({ floating = false, search, tools }: { floating?: boolean; search?: ReactNode; tools?: ReactNode }) {
  const t = useTexts();
  const [preferences, setPreferences] = useState(false);
  const isOperator = useQuery(sessionQuery).data?.roles.includes("operator") === true;
  const notices = useHubNotices().length;
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
        <NavLink to="/status" className="bar__link">
          {t("nav.status")}
        </NavLink>
        <NavLink to="/docs" className="bar__link bar__link--wide">
          {t("nav.docs")}
        </NavLink>
        {isOperator && (
          <NavLink to="/admin" className="bar__link">
            {t("nav.admin")}
          </NavLink>
        )}
        <NavLink to="/account" className="bar__link">
          {t("nav.account")}
          {notices > 0 && <span className="bar__dot" role="img" aria-label={t.count("notices.open", notices)} />}
        </NavLink>
        <IconButton
          icon="sliders"
          label={t("prefs.title")}
          aria-haspopup="dialog"
          onClick={() => setPreferences(true)}
        />
      </nav>
      {preferences && <PreferencesDialog onClose={() => setPreferences(false)} />}
    </header>
  );
}
