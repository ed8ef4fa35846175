import type { Readings, Series } from "@/api/types";

/** Below this the vane says nothing, m/s. */
export const CALM = 0.5;
export const SECTORS = 16;
/** Upper ends of the speed classes, m/s; the last class is open. */
export const CLASSES = [2, 5, 8, 12] as const;

/** Shares of all values, 0 to 1: `sectors[direction][class]`, directions clockwise from north. */
export type Rose = { calm: number; sectors: number[][]; count: number; largest: number };

/** Counts how often the wind blew from where and how hard; undefined without any pair of speed and direction. */
export function windRose(readings: Readings): Rose | undefined {
  const speeds = pointsOf(readings, "windSpeed");
  const directions = new Map(pointsOf(readings, "windDirection"));
  const sectors = Array.from({ length: SECTORS }, () => Array.from({ length: CLASSES.length + 1 }, () => 0));
  let count = 0;
  let calm = 0;
  for (const [time, speed] of speeds) {
    const direction = directions.get(time);
    if (speed < CALM) calm++;
    else if (direction === undefined) continue;
    else addTo(sectors, direction, speed);
    count++;
  }
  if (count === 0) return undefined;
  const shares = sectors.map((sector) => sector.map((n) => n / count));
  const largest = Math.max(...shares.map((sector) => sector.reduce((a, b) => a + b, 0)));
  return { calm: calm / count, sectors: shares, count, largest };
}

function addTo(sectors: number[][], direction: number, speed: number): void {
  const sector = sectors[Math.round((direction / 360) * SECTORS) % SECTORS];
  const index = CLASSES.findIndex((end) => speed < end);
  const at = index === -1 ? CLASSES.length : index;
  if (sector) sector[at] = (sector[at] ?? 0) + 1;
}

function pointsOf(readings: Readings, metric: Series["metric"]): [string, number][] {
  const series = readings.series.find((candidate) => candidate.metric === metric);
  return (series?.points ?? []).flatMap(([time, value]): [string, number][] =>
    typeof value === "number" ? [[String(time), value]] : [],
  );
}
