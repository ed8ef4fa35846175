import type { Metric } from "@/api/types";
import type { NodeValue } from "@/lib/node-values";

/** What is drawn for a metric. `leastSpan` in the hub's unit keeps a quiet sensor from looking wild. */
export type ChartPlan = { metric: Metric; leastSpan: number; second?: Metric; night?: boolean };

const PLANS: readonly ChartPlan[] = [
  { metric: "temperature", leastSpan: 4 },
  { metric: "windSpeed", leastSpan: 4, second: "windGust" },
  { metric: "humidity", leastSpan: 10 },
  { metric: "pressure", leastSpan: 6 },
  { metric: "pm25", leastSpan: 10 },
  { metric: "pm10", leastSpan: 10 },
  { metric: "co2", leastSpan: 200 },
  { metric: "iaq", leastSpan: 50 },
  { metric: "vocIndex", leastSpan: 50 },
  { metric: "lux", leastSpan: 100, night: true },
  { metric: "soilTemperature", leastSpan: 4 },
  { metric: "soilMoisture", leastSpan: 10 },
  { metric: "radiation", leastSpan: 10 },
  { metric: "power1Voltage", leastSpan: 1, night: true },
  { metric: "power1Current", leastSpan: 50, night: true },
];

const BATTERY: ChartPlan = { metric: "battery", leastSpan: 20, night: true };

/** The charts for what this node measures, in the order in which people look for them. */
export function chartsFor(values: readonly Pick<NodeValue, "metric">[], hasBattery: boolean): ChartPlan[] {
  const has = (metric: Metric) => values.some((value) => value.metric === metric);
  const charts = PLANS.filter(({ metric }) => has(metric));
  return hasBattery ? [...charts, BATTERY] : charts;
}

/** All metrics that the charts and the wind rose need, asked for in one request. */
export function metricsOf(plans: readonly ChartPlan[]): Metric[] {
  const metrics = plans.flatMap(({ metric, second }) => (second ? [metric, second] : [metric]));
  return metrics.includes("windSpeed") ? [...metrics, "windDirection"] : metrics;
}
