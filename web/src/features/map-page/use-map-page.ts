import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { Node } from "@/api/types";
import { airQualityQuery, linksQuery, nodesQuery } from "@/data/queries";
import { MINUTE } from "@/lib/age";
import { measured } from "@/lib/measures";
import { useNow } from "@/lib/use-now";
import type { View } from "@/map/map-view";
import type { MapControl } from "@/map/use-map-control";
import { nearestStation } from "./nearest";
import { useLocate } from "./use-locate";
import { useMapState } from "./use-map-state";
import { useShownNodes } from "./use-shown-nodes";

/** Everything that the map page shows, from the address, the hub and the pointer. */
export function useMapPage() {
  const [state, change] = useMapState();
  const { measure } = state;
  const now = useNow();
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const nodes = useQuery(nodesQuery);
  const aqi = useQuery(airQualityQuery).data;
  const links = useQuery({ ...linksQuery, enabled: state.links }).data;
  const shown = useShownNodes(nodes.data, state, minute);
  const [control, setControl] = useState<MapControl>();
  const [centre, setCentre] = useState<View>();
  const [hovered, setHovered] = useState<string>();
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
      setCentre(view);
      if (byHand) change({ at: view });
    },
    [change],
  );
  const known = (id: string | undefined): Node | undefined => (id === undefined ? undefined : nodes.data?.get(id));
  const selected = known(state.node);
  const place = locate.place ?? centre;
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
    now,
    minute,
    nodes,
    aqi,
    links: state.links ? links : undefined,
    shown,
    all,
    valued,
    /** The value under the needle: of what is pointed at, else selected, else nearest. */
    needle: valueOf(known(hovered) ?? selected ?? nearest?.node),
    selected,
    stacked: stack.flatMap((id) => known(id) ?? []),
    nearest,
    windy,
    placed: place !== undefined,
    locate,
    control,
    setControl,
    setHovered,
    select,
    move,
  };
}

export type MapPageModel = ReturnType<typeof useMapPage>;
