import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type Query } from "@/api/client";
import type { Bucket, Metric, Readings } from "@/api/types";
import { isoSecond, MINUTE } from "@/lib/age";
import { bucketFor, rainBucketFor, type Range, rangeWindow } from "./range";

export type ReadingsOf = { id: string; metrics: readonly Metric[]; range: Range };

/** What to ask the hub for a chart that ends now, or at the custom range's end. */
export function readingsRequest({ metrics, range }: ReadingsOf, now: number): Query & { bucket: Bucket } {
  const { from, to } = rangeWindow(range, now);
  const bucket = metrics.includes("rain") ? rainBucketFor(to - from) : bucketFor(to - from);
  return { from: isoSecond(from), to: isoSecond(to), bucket, metrics };
}

export const readingsQuery = (of: ReadingsOf) =>
  queryOptions({
    queryKey: ["readings", of.id, of.metrics, of.range],
    queryFn: ({ signal }) => getJson<Readings>(`/nodes/${of.id}/readings`, readingsRequest(of, Date.now()), signal),
    staleTime: MINUTE,
    refetchInterval: of.range.kind === "24h" ? MINUTE : false,
    placeholderData: keepPreviousData,
  });
