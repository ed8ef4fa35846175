import type { Bucket } from "@/api/types";
import { DAY, HOUR } from "@/lib/age";

export const RANGES = ["24h", "7d", "30d", "1y"] as const;

/** A fixed range ends now; a custom one has both ends, ISO 8601. */
export type Range = { kind: (typeof RANGES)[number] } | { kind: "custom"; from: string; to: string };

const LENGTH: Record<(typeof RANGES)[number], number> = {
  "24h": DAY,
  "7d": 7 * DAY,
  "30d": 30 * DAY,
  "1y": 365 * DAY,
};

/** Beginning and end in ms. */
export function rangeWindow(range: Range, now: number): { from: number; to: number } {
  if (range.kind === "custom") return { from: Date.parse(range.from), to: Date.parse(range.to) };
  return { from: now - LENGTH[range.kind], to: now };
}

/** Fine enough for a chart's width, and within what the hub allows for the span. */
export function bucketFor(span: number): Bucket {
  if (span <= 48 * HOUR) return "raw";
  if (span <= 14 * DAY) return "PT15M";
  return span <= 92 * DAY ? "PT1H" : "P1D";
}

/** Rain is summed, by the hour or the day. */
export function rainBucketFor(span: number): Bucket {
  return span <= 14 * DAY ? "PT1H" : "P1D";
}

export const BUCKET_MS: Record<Exclude<Bucket, "raw">, number> = {
  PT5M: 5 * 60_000,
  PT15M: 15 * 60_000,
  PT1H: HOUR,
  P1D: DAY,
};

export function readRange(query: URLSearchParams): Range {
  const kind = query.get("range");
  const from = query.get("from");
  const to = query.get("to");
  if (kind === "custom" && isRange(from, to)) return { kind, from: from as string, to: to as string };
  return { kind: RANGES.find((known) => known === kind) ?? "24h" };
}

export function isRange(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && Date.parse(from) < Date.parse(to);
}

export function writeRange(range: Range): Record<string, string> {
  if (range.kind === "custom") return { range: "custom", from: range.from, to: range.to };
  return range.kind === "24h" ? {} : { range: range.kind };
}
