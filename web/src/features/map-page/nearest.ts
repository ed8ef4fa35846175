import type { Node } from "@/api/types";

const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance, km. */
export function distanceKm(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const h = half(bLat - aLat) + Math.cos(aLat * RADIANS) * Math.cos(bLat * RADIANS) * half(bLon - aLon);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}

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
