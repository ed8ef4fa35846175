import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { type MapState, readMapState, writeMapState } from "./map-state";

/** The state in the address, and a way to change a part of it without filling the history. */
export function useMapState(): [MapState, (change: Partial<MapState>) => void] {
  const [query, setQuery] = useSearchParams();
  const state = useMemo(() => readMapState(query), [query]);
  const change = useCallback(
    (part: Partial<MapState>) =>
      setQuery(() => writeMapState({ ...readMapState(new URLSearchParams(window.location.search)), ...part }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setQuery],
  );
  return [state, change];
}
