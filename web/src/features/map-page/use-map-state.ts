import { useCallback, useEffect, useMemo, useRef } from "react";
import { useSearchParams } from "react-router";
import { type MapState, readMapState, writeMapState } from "./map-state";

/** The state in the address, and a way to change a part of it without filling the history. */
export function useMapState(): [MapState, (change: Partial<MapState>) => void] {
  const [query, setQuery] = useSearchParams();
  const state = useMemo(() => readMapState(query), [query]);
  // The address follows a moment later; two changes in between must both count.
  const newest = useRef(state);
  useEffect(() => {
    newest.current = state;
  }, [state]);
  const change = useCallback(
    (part: Partial<MapState>) => {
      newest.current = { ...newest.current, ...part };
      setQuery(writeMapState(newest.current), { replace: true, preventScrollReset: true });
    },
    [setQuery],
  );
  return [state, change];
}
