import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { Node } from "@/api/types";
import { airQualityQuery, linksQuery, nodesQuery, pastQuery } from "@/data/queries";
import { MINUTE } from "@/lib/age";
import { measured } from "@/lib/measures";
import { useHeld } from "@/lib/use-held";
import { useNow } from "@/lib/use-now";
import type { View } from "@/map/view";
import type { MapControl } from "@/map/use-map-control";
import { nearestStation } from "./nearest";
import { useLocate } from "./use-locate";
import { useMapState } from "./use-map-state";
import { useShownNodes } from "./use-shown-nodes";

/** Everything that the map page shows, from the address, the hub and the pointer. */
export function useMapPage() {
  const [state, change] = useMapState();
  const { measure } = state;
  const present = useNow();
  const nodes = useQuery(nodesQuery);
  const past = useQuery({ ...pastQuery(state.t ?? ""), enabled: state.t !== undefined });
  // Until the past is there, the present stays.
  const back = state.t === undefined ? undefined : past.data;
  const now = back && state.t !== undefined ? Date.parse(state.t) : present;
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const [moving, setMoving] = useState(false);
  // Grouping ten thousand nodes anew for each reading would make the map stutter under the hand.
  const known = useHeld(back?.nodes ?? nodes.data, moving && !state.list);
  const newestAqi = useQuery(airQualityQuery).data;
  const aqi = back ? back.aqi : newestAqi;
  const links = useQuery({ ...linksQuery, enabled: state.links }).data;
  const shown = useShownNodes(known, state, minute);
  const [control, setControl] = useState<MapControl>();
  const [centre, setCentre] = useState<View>();
  const [hovered, setHovered] = useState<string>();
  const [lookBack, setLookBack] = useState(false);
  const [stack, setStack] = useState<string[]>([]);
  const locate = useLocate(control);
  const select = useCallback(
    (ids: string[]) => {
      setStack(ids.length > 1 ? ids : []);
      change({ node: ids.length === 1 ? ids[0] : undefined });
    },
    [change],
  );
  const move = useCallback(
    (view: View, byHand: boolean) => {
      setMoving(false);
      setCentre(view);
      if (byHand) change({ at: view });
    },
    [change],
  );
  const find = (id: string | undefined): Node | undefined => (id === undefined ? undefined : known?.get(id));
  const selected = find(state.node);
  // A map that opens at the place of a link has not moved yet.
  const place = locate.place ?? centre ?? state.at;
  const nearest = useMemo(
    () => (place ? nearestStation(shown.values(), place.lat, place.lon) : undefined),
    [shown, place],
  );
  const windy = useMemo(
    () => (place ? nearestStation(shown.values(), place.lat, place.lon, "windSpeed") : undefined),
    [shown, place],
  );
  const all = useMemo(() => [...shown.values()], [shown]);
  const valueOf = (node: Node | undefined) => node && measured(node, measure, aqi?.get(node.id), minute)?.value;
  const valued = useMemo(
    () => all.filter((node) => measured(node, measure, aqi?.get(node.id), minute)).length,
    [all, measure, aqi, minute],
  );
  return {
    state,
    change,
    /** The time that is shown. */
    now,
    inPast: back !== undefined,
    present,
    past,
    minute,
    nodes,
    aqi,
    links: state.links ? links : undefined,
    shown,
    /** How many nodes there are at that time, whatever the filters say. */
    known: known?.size ?? 0,
    all,
    valued,
    /** The value under the needle: of what is pointed at, else selected, else nearest. */
    needle: valueOf(find(hovered) ?? selected ?? nearest?.node),
    selected,
    stacked: stack.flatMap((id) => find(id) ?? []),
    nearest,
    windy,
    placed: place !== undefined,
    locate,
    /** Whether the slider of time is there. */
    lookBack: lookBack || state.t !== undefined,
    setLookBack: (wanted: boolean) => {
      setLookBack(wanted);
      if (!wanted) change({ t: undefined });
    },
    control,
    setControl: useCallback((of: MapControl) => {
      setControl(of);
      // A map that was left for the list while it moved never told that it rests.
      setMoving(false);
    }, []),
    setHovered,
    select,
    move,
    startMove: useCallback(() => setMoving(true), []),
  };
}

export type MapPageModel = ReturnType<typeof useMapPage>;
