import { type RefObject, useMemo } from "react";
import { MEASURES } from "@/lib/measures";
import { useShortcuts } from "@/lib/use-shortcuts";
import type { MapControl } from "@/map/use-map-control";
import type { MapState } from "./map-state";

type Input = {
  state: MapState;
  change: (part: Partial<MapState>) => void;
  control: MapControl | undefined;
  search: RefObject<HTMLInputElement | null>;
  close: () => void;
  lookBack: () => void;
};

export function useMapShortcuts({ state, change, control, search, close, lookBack }: Input): void {
  const actions = useMemo(() => {
    const digits = MEASURES.map((measure, i) => [String((i + 1) % 10), () => change({ measure })] as const);
    return {
      ...Object.fromEntries(digits),
      "/": () => search.current?.focus(),
      l: () => change({ list: !state.list }),
      k: () => change({ links: !state.links }),
      f: () => control?.fit(),
      t: lookBack,
      Escape: close,
    };
  }, [state.list, state.links, change, control, search, close, lookBack]);
  useShortcuts(actions);
}
