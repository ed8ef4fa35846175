import type { MetricInfo, Node } from "@/api/types";
import type { TextKey } from "@/texts/en";
import { latest } from "./measures";

/** A newest value with everything that must stand beside it. */
export type NodeValue = { metric: string; kind: string; value: number; unit: string; label: string; time: string; flags: number };

/** Metrics whose names are in the catalogue of texts; all others are named by the hub. */
const NAMED: Partial<Record<string, TextKey>> = {
  temperature: "measure.temperature",
  humidity: "measure.humidity",
  pressure: "measure.pressure.long",
  windSpeed: "measure.wind",
  rain1h: "measure.rain.long",
  pm25: "measure.pm25",
  battery: "measure.battery",
};

export function metricLabel(metric: string, info: MetricInfo | undefined, t: (key: TextKey) => string): string {
  const key = NAMED[metric];
  return key ? t(key) : (info?.label ?? metric);
}

/** All newest values of a node in the hub's order of metrics. */
export function nodeValues(
  node: Node,
  metrics: ReadonlyMap<string, MetricInfo>,
  t: (key: TextKey) => string,
): NodeValue[] {
  const values: NodeValue[] = [];
  for (const [metric, info] of metrics) {
    if (info.kind !== "environment" && info.kind !== "air_quality" && info.kind !== "power") continue;
    const newest = latest(node, metric, info.kind);
    if (!newest) continue;
    values.push({
      metric,
      kind: info.kind,
      unit: info.unit,
      label: metricLabel(metric, info, t),
      flags: node.latest?.kinds[info.kind]?.flags ?? 0,
      ...newest,
    });
  }
  return values;
}

/** The names of the set bits of a reading's quality flags. */
export function flagBits(flags: number): (1 | 2 | 4 | 8 | 16 | 32)[] {
  return ([1, 2, 4, 8, 16, 32] as const).filter((bit) => (flags & bit) !== 0);
}
