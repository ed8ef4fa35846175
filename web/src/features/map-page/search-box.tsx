import { type Ref, useEffect, useRef, useState } from "react";
import type { Node } from "@/api/types";
import { Icon } from "@/components/icon";
import { IconButton } from "@/components/icon-button";
import { NodeChip } from "@/components/node-chip";
import { Segments } from "@/components/segments";
import { displayName } from "@/lib/node-color";
import { useTexts } from "@/texts/texts-context";
import type { MapState } from "./map-state";
import "./search-box.css";

type Props = {
  state: MapState;
  matches: readonly Node[];
  onChange: (part: Partial<MapState>) => void;
  inputRef: Ref<HTMLInputElement>;
};

const MOST = 7;

/** Filters the map and the list while typing; the first matches can be chosen at once. */
export function SearchBox({ state, matches, onChange, inputRef }: Props) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  // The field keeps its own text: the address lags behind a quick typist.
  const [text, setText] = useState(state.q);
  const box = useRef<HTMLDivElement>(null);
  const filtered = state.q !== "" || state.heard !== undefined || state.kind !== undefined;
  const choose = (node: Node) => {
    onChange({ node: node.id });
    setOpen(false);
  };
  // Enter may come before the matches of the text: it is kept until they are there.
  const entered = useRef(false);
  useEffect(() => {
    const first = matches[0];
    if (!entered.current || !first || state.q !== text) return;
    entered.current = false;
    choose(first);
  });
  return (
    <div
      ref={box}
      className="search"
      role="search"
      onFocus={() => setOpen(true)}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          setOpen(false);
          (document.activeElement as HTMLElement | null)?.blur();
        }
      }}
    >
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        className="search__input"
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        value={text}
        onChange={(event) => {
          entered.current = false;
          setText(event.target.value);
          onChange({ q: event.target.value });
        }}
        onKeyDown={(event) => {
          const first = matches[0];
          if (event.key !== "Enter") return;
          if (first && state.q === text) choose(first);
          else entered.current = true;
        }}
      />
      {filtered && (
        <IconButton
          icon="close"
          label={t("filter.reset")}
          onClick={() => {
            setText("");
            onChange({ q: "", heard: undefined, kind: undefined });
          }}
        />
      )}
      {open && (
        <div className="search__panel float">
          <div className="search__filter">
            <span className="small faint" aria-hidden="true">
              {t("filter.state")}
            </span>
            <Segments
              label={t("filter.state")}
              value={state.heard ?? "all"}
              choices={(["all", "today", "live"] as const).map((value) => ({ value, text: t(`filter.${value}`) }))}
              onChange={(value) => onChange({ heard: value === "all" ? undefined : value })}
            />
          </div>
          <div className="search__filter">
            <span className="small faint" aria-hidden="true">
              {t("filter.kind")}
            </span>
            <Segments
              label={t("filter.kind")}
              value={state.kind ?? "any"}
              choices={(["any", "enviro", "bridge", "mesh"] as const).map((value) => ({
                value,
                text: t(`filter.kind.${value}`),
              }))}
              onChange={(value) => onChange({ kind: value === "any" ? undefined : value })}
            />
          </div>
          {state.q !== "" && (
            <ul>
              {matches.slice(0, MOST).map((node) => (
                <li key={node.id}>
                  <button type="button" className="search__match" onClick={() => choose(node)}>
                    <NodeChip node={node} />
                    <span>{displayName(node)}</span>
                    <span className="small faint">{node.id}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <p className="search__count small faint" role="status">
            {matches.length === 0 ? t("search.none") : t.count("search.results", matches.length)}
          </p>
        </div>
      )}
    </div>
  );
}
