import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import type { TextKey } from "@/texts/en";
import { useTexts } from "@/texts/texts-context";
import "./tabs.css";

type Tab = readonly [to: string, text: TextKey, more?: "below"];

/** The parts of a room, each with an address of its own; on a phone the row is scrolled, and the chosen part stays in sight. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const t = useTexts();
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>(".active");
    if (row.current && chosen) row.current.scrollLeft = chosen.offsetLeft - row.current.offsetLeft - chosen.offsetWidth;
  }, [pathname]);
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      {tabs.map(([to, text, more]) => (
        <NavLink key={to} to={to} end={more === undefined} className="tabs__tab">
          {t(text)}
        </NavLink>
      ))}
    </nav>
  );
}
