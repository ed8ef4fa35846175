import { DAY, isoSecond, MINUTE } from "@/lib/age";

/** The past is shown in these steps, ms. */
export const STEP = 15 * MINUTE;

/** The positions of the slider: `from` a day ago, or at `t` if that is earlier, to `last`, which is now. */
export type Steps = { from: number; last: number };

export function stepsOf(t: string | undefined, now: number): Steps {
  const newest = Math.floor(now / STEP) * STEP;
  const from = t === undefined ? newest - DAY : Math.min(newest - DAY, Math.floor(Date.parse(t) / STEP) * STEP);
  return { from, last: (newest - from) / STEP + 1 };
}

export function positionOf(time: string | undefined, { from, last }: Steps): number {
  return time === undefined ? last : Math.min(last - 1, Math.round((Date.parse(time) - from) / STEP));
}

/** The time of a position, undefined for now. */
export function timeOf(position: number, { from, last }: Steps): string | undefined {
  return position >= last ? undefined : isoSecond(from + position * STEP);
}
