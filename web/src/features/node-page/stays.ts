import type { PositionFix } from "@/api/types";
import { distanceKm } from "@/lib/distance";
import { precisionMetres } from "@/lib/precision";

/** Where a node stood still, times ISO 8601; `movedKm` from the stay before, undefined for the earliest. */
export type Stay = { place: PositionFix; from: string; to: string; fixes: number; movedKm: number | undefined };

/** A receiver wanders this much while it stands, m. */
const WANDER = 60;

/** Positions that say the same place within their precision, as one stay each; newest first, as the hub lists them. */
export function stays(fixes: readonly PositionFix[]): Stay[] {
  const found: Stay[] = [];
  for (const fix of fixes) {
    const last = found.at(-1);
    if (!last) {
      found.push(begin(fix));
      continue;
    }
    const km = distanceKm(fix.lat, fix.lon, last.place.lat, last.place.lon);
    if (km * 1000 <= Math.max(WANDER, precisionMetres(fix.precisionBits ?? 32))) {
      last.from = fix.time;
      last.fixes++;
    } else {
      last.movedKm = km;
      found.push(begin(fix));
    }
  }
  return found;
}

function begin(fix: PositionFix): Stay {
  return { place: fix, from: fix.time, to: fix.time, fixes: 1, movedKm: undefined };
}

/**
 * The stays as points of a drawing of `size`, north up and in true proportion, oldest first; undefined when it never
 * moved.
 */
export function trackPoints(all: readonly Stay[], size: number): [number, number][] | undefined {
  const first = all[0];
  if (!first || all.length < 2) return undefined;
  const shrink = Math.cos((first.place.lat * Math.PI) / 180);
  const flat = all.map(({ place }): [number, number] => [(place.lon - first.place.lon) * shrink, place.lat]);
  const [west, east] = [Math.min(...flat.map(([x]) => x)), Math.max(...flat.map(([x]) => x))];
  const [south, north] = [Math.min(...flat.map(([, y]) => y)), Math.max(...flat.map(([, y]) => y))];
  const scale = size / Math.max(east - west, north - south);
  const left = (size - (east - west) * scale) / 2;
  const top = (size - (north - south) * scale) / 2;
  return flat.map(([x, y]): [number, number] => [left + (x - west) * scale, top + (north - y) * scale]).reverse();
}
