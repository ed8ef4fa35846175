import type { Node } from "@/api/types";
import { distanceKm } from "@/lib/distance";

export type Nearest = { node: Node; km: number };

/** The node that measures `metric` (any weather when not given) nearest to a place; stale ones only for want of others. */
export function nearestStation(
  nodes: Iterable<Node>,
  lat: number,
  lon: number,
  metric?: string,
): Nearest | undefined {
  let best: { node: Node; km: number; stale: boolean } | undefined;
  for (const node of nodes) {
    if (!node.position || node.latest?.kinds.environment === undefined) continue;
    if (metric !== undefined && node.latest[metric] === undefined) continue;
    const km = distanceKm(lat, lon, node.position.lat, node.position.lon);
    const stale = node.state === "stale";
    if (!best || (best.stale && !stale) || (best.stale === stale && km < best.km)) best = { node, km, stale };
  }
  return best && { node: best.node, km: best.km };
}
