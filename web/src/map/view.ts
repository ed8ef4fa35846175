import type { Node } from "@/api/types";
import type { NodesData } from "@/data/nodes-data";
import { boundsOf } from "./node-features";

export type View = { lat: number; lon: number; zoom: number };

/** The selected node, or the middle of all nodes, until the map has fitted itself to them. */
export function firstView(selected: Node | undefined, nodes: NodesData): View {
  if (selected?.position) return { lat: selected.position.lat, lon: selected.position.lon, zoom: 12 };
  const places = [...nodes.values()].flatMap(({ position }) =>
    position ? [[position.lon, position.lat] as const] : [],
  );
  const box = boundsOf(places);
  return box ? { lat: (box[1] + box[3]) / 2, lon: (box[0] + box[2]) / 2, zoom: 7 } : { lat: 48, lon: 12, zoom: 3 };
}
