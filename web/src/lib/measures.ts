import type { Aqi, Node } from "@/api/types";
import { MINUTE } from "./age";

/** What the map can be coloured by, in the order of the strip. */
export const MEASURES = [
  "temperature",
  "wind",
  "rain",
  "humidity",
  "pressure",
  "aqi",
  "pm25",
  "battery",
  "snr",
  "lastHeard",
] as const;

export type Measure = (typeof MEASURES)[number];

/** Unit in which the hub gives each measure; last heard is minutes before now. */
export const MEASURE_UNIT: Record<Measure, string> = {
  temperature: "°C",
  wind: "m/s",
  rain: "mm",
  humidity: "%",
  pressure: "hPa",
  aqi: "1",
  pm25: "µg/m³",
  battery: "%",
  snr: "dB",
  lastHeard: "min",
};

export function isMeasure(text: string | null): text is Measure {
  return MEASURES.includes(text as Measure);
}

/** A measured value with its time; `direction` in degrees for wind, where it comes from. */
export type Measured = { value: number; time: string; direction?: number };

/** The node's newest value of a measure, or undefined when it has none. */
export function measured(node: Node, measure: Measure, aqi: Aqi | undefined, now: number): Measured | undefined {
  switch (measure) {
    case "wind": {
      const speed = latest(node, "windSpeed", "environment");
      const direction = latest(node, "windDirection", "environment");
      return speed && { ...speed, ...(direction ? { direction: direction.value } : {}) };
    }
    case "rain":
      return latest(node, "rain1h", "environment");
    case "pm25":
      return latest(node, "pm25", "air_quality");
    case "aqi":
      return aqi && { value: aqi.value, time: aqi.hour };
    case "battery":
      return node.battery?.level === undefined
        ? undefined
        : { value: Math.min(100, node.battery.level), time: node.battery.time ?? node.lastHeard };
    case "snr":
      return node.snr === undefined ? undefined : { value: node.snr, time: node.lastHeard };
    case "lastHeard":
      return { value: Math.max(0, (now - Date.parse(node.lastHeard)) / MINUTE), time: node.lastHeard };
    default:
      return latest(node, measure, "environment");
  }
}

/** The newest value of any metric of the node, with the time of its kind of reading. */
export function latest(node: Node, metric: string, kind: "environment" | "air_quality" | "power") {
  const value = node.latest?.[metric];
  if (typeof value !== "number" || !node.latest) return undefined;
  return { value, time: node.latest.kinds[kind]?.time ?? node.latest.time };
}
