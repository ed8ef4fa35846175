import type { Bucket, Series } from "@/api/types";
import { convert, type Shown } from "@/lib/units";
import { BUCKET_MS } from "./range";

/** Columns for the chart: times in s, values in the reader's unit; null draws a gap. */
export type Columns = {
  times: number[];
  means: (number | null)[];
  lows: (number | null)[];
  highs: (number | null)[];
  hasBand: boolean;
};

/** A bad value is not drawn: out of range, or the sensor reports a fault. */
const RANGE_OR_FAULT = 1 | 16;

export function toColumns(series: Series, bucket: Bucket, shown: Shown): Columns {
  const columns: Columns = { times: [], means: [], lows: [], highs: [], hasBand: bucket !== "raw" };
  const points = series.points.map((point) => ({ at: Date.parse(String(point[0])), point }));
  const step = bucket === "raw" ? typicalStep(points.map(({ at }) => at)) : BUCKET_MS[bucket];
  let last: number | undefined;
  for (const { at, point } of points) {
    if (last !== undefined && at - last > 2.5 * step) push(columns, (last + at) / 2, null, null, null);
    const raw = bucket === "raw";
    const bad = raw && ((numberOf(point[2]) ?? 0) & RANGE_OR_FAULT) !== 0;
    const show = (value: number | null) => (value === null || bad ? null : convert(value, shown));
    const mean = show(numberOf(point[1]));
    push(columns, at, mean, raw ? mean : show(numberOf(point[2])), raw ? mean : show(numberOf(point[3])));
    last = at;
  }
  return columns;
}

function push(columns: Columns, at: number, mean: number | null, low: number | null, high: number | null): void {
  columns.times.push(at / 1000);
  columns.means.push(mean);
  columns.lows.push(low);
  columns.highs.push(high);
}

function numberOf(cell: unknown): number | null {
  return typeof cell === "number" ? cell : null;
}

/** The median distance of neighbours, ms: what the node's interval seems to be. At least a minute. */
export function typicalStep(times: readonly number[]): number {
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  steps.sort((a, b) => a - b);
  return Math.max(60_000, steps[Math.floor(steps.length / 2)] ?? 0);
}

/** Lowest, mean and highest of what is drawn; undefined when nothing is. */
export function summarise(columns: Columns): { min: number; mean: number; max: number } | undefined {
  let sum = 0;
  let n = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  columns.means.forEach((mean, i) => {
    if (mean === null) return;
    sum += mean;
    n++;
    min = Math.min(min, columns.lows[i] ?? mean);
    max = Math.max(max, columns.highs[i] ?? mean);
  });
  return n === 0 ? undefined : { min, mean: sum / n, max };
}

/** Running total of bars, for rain that accumulates. */
export function accumulate(values: readonly (number | null)[]): number[] {
  let total = 0;
  return values.map((value) => {
    total += value ?? 0;
    return total;
  });
}
