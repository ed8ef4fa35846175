import type { Node } from "@/api/types";

export const NOW = Date.parse("2026-11-24T12:00:00Z");

/** A weather node heard a minute ago; parts can be changed. */
export function sampleNode(change: Partial<Node> = {}): Node {
  return {
    id: "!a1b2c3d4",
    num: 0xa1b2c3d4,
    longName: "Rooftop Žižkov",
    shortName: "ROOF",
    kind: "enviro",
    firstHeard: "2026-10-02T07:00:00Z",
    lastHeard: "2026-11-24T11:59:00Z",
    state: "live",
    position: { lat: 50.0871, lon: 14.4503, alt: 251, precisionBits: 32 },
    battery: { level: 87, voltage: 4.02, time: "2026-11-24T11:58:00Z" },
    latest: {
      time: "2026-11-24T11:59:00Z",
      quality: "device",
      flags: 0,
      temperature: 3.4,
      windSpeed: 4.1,
      windDirection: 270,
      pm25: 11,
      kinds: {
        environment: { time: "2026-11-24T11:59:00Z", quality: "device", flags: 0 },
        air_quality: { time: "2026-11-24T11:30:00Z", quality: "radio", flags: 0 },
      },
    },
    ...change,
  };
}
