import type { MetricInfo, Node } from "@/api/types";
import type { TextKey } from "@/texts/en";
import type { Translate } from "@/texts/texts";
import { latest } from "./measures";

/** A newest value with everything that must stand beside it. */
export type NodeValue = { metric: string; kind: string; value: number; unit: string; label: string; time: string; flags: number };

/** Metrics with a name of their own in every language; all others have that of the hub, or of the language. */
const NAMED: Partial<Record<string, TextKey>> = {
  temperature: "measure.temperature",
  humidity: "measure.humidity",
  pressure: "measure.pressure.long",
  windSpeed: "measure.wind",
  rain1h: "measure.rain.long",
  pm25: "measure.pm25",
  battery: "measure.battery",
};

export function metricLabel(metric: string, info: MetricInfo | undefined, t: Translate): string {
  const key = NAMED[metric];
  return key ? t(key) : t.metric(metric, info?.label ?? metric);
}

/** All newest values of a node in the hub's order of metrics. */
export function nodeValues(
  node: Node,
  metrics: ReadonlyMap<string, MetricInfo>,
  t: Translate,
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
