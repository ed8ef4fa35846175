import type { Node } from "@/api/types";

const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance, km. */
export function distanceKm(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const h = half(bLat - aLat) + Math.cos(aLat * RADIANS) * Math.cos(bLat * RADIANS) * half(bLon - aLon);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}

/** The node with weather nearest to a place; stale ones only when there is nothing better. */
export function nearestStation(
  nodes: Iterable<Node>,
  lat: number,
  lon: number,
): { node: Node; km: number } | undefined {
  let best: { node: Node; km: number; stale: boolean } | undefined;
  for (const node of nodes) {
    if (!node.position || node.latest?.kinds.environment === undefined) continue;
    const km = distanceKm(lat, lon, node.position.lat, node.position.lon);
    const stale = node.state === "stale";
    if (!best || (best.stale && !stale) || (best.stale === stale && km < best.km)) best = { node, km, stale };
  }
  return best && { node: best.node, km: best.km };
}
