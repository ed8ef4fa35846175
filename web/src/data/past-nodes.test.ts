import { expect, it } from "vitest";
import { sampleNode } from "@/testing/sample-node";
import { pastData } from "./past-nodes";

it("makes nodes of the past from features", () => {
  const aqi = { value: 54, category: "moderate", pollutant: "pm25", concentration: 10.6, hour: "2026-11-24T05:00:00Z", formula: "x" } as const;
  const { nodes, aqi: rated } = pastData([
    {
      type: "Feature",
      id: "!a1b2c3d4",
      geometry: { type: "Point", coordinates: [14.4503, 50.0871, 251] },
      properties: {
        id: "!a1b2c3d4",
        kind: "enviro",
        state: "live",
        lastHeard: "2026-11-24T06:00:00Z",
        precisionBits: 16,
        latest: sampleNode().latest,
        aqi,
      },
    },
  ]);
  expect(nodes.get("!a1b2c3d4")).toMatchObject({
    num: 0xa1b2c3d4,
    lastHeard: "2026-11-24T06:00:00Z",
    position: { lat: 50.0871, lon: 14.4503, alt: 251, precisionBits: 16 },
    latest: { temperature: 3.4 },
  });
  expect(rated.get("!a1b2c3d4")).toBe(aqi);
});
