import { describe, expect, it } from "vitest";
import { NOW, sampleNode } from "@/testing/sample-node";
import { packName, readPack } from "./basemap-protocol";
import { boundsOf, nodeFeature, precisionSquare, spreadPlaces } from "./node-features";
import { distanceImage, SHAPES } from "./shapes";

describe("nodeFeature", () => {
  it("carries value, opacity and where the wind blows to", () => {
    const { properties } = nodeFeature(sampleNode(), "wind", undefined, NOW, [14, 50]);
    expect(properties).toMatchObject({ value: 4.1, turn: 90, opacity: 1, kind: "enviro" });
  });

  it("has no value where the node does not measure", () => {
    expect(nodeFeature(sampleNode(), "humidity", undefined, NOW, [14, 50]).properties).not.toHaveProperty("value");
  });
});

describe("spreadPlaces", () => {
  const twins = ["!00000001", "!00000002", "!00000003"].map((id, i) => sampleNode({ id, num: i + 1 }));

  it("keeps nodes of one place apart, always in the same way", () => {
    const places = spreadPlaces(twins);
    expect(new Set([...places.values()].map(String)).size).toBe(3);
    expect(spreadPlaces(twins.toReversed())).toEqual(places);
  });

  it("stays within a street's width of the true place", () => {
    for (const [lon, lat] of spreadPlaces(twins).values()) {
      expect(Math.hypot((lon - 14.4503) * 71_700, (lat - 50.0871) * 111_320)).toBeLessThan(40);
    }
  });

  it("parts nodes of one square as soon as single nodes are shown, and within it", () => {
    const square = twins.map((node) => ({ ...node, position: { lat: 50, lon: 14, precisionBits: 13 } }));
    const [[, a], [, b]] = [...spreadPlaces(square).values()] as [[number, number], [number, number]];
    expect(Math.abs(b - a) * 111_320).toBeGreaterThan(300);
    expect(Math.abs(b - a)).toBeLessThan(2 ** 19 * 1e-7 / 2);
  });

  it("leaves out nodes without a position", () => {
    expect(spreadPlaces([sampleNode({ position: undefined })]).size).toBe(0);
  });
});

describe("precisionSquare", () => {
  it("is there only for a clamped position", () => {
    expect(precisionSquare(sampleNode()).features).toEqual([]);
    const clamped = sampleNode({ position: { lat: 50, lon: 14, precisionBits: 14 } });
    expect(precisionSquare(clamped).features).toHaveLength(1);
  });
});

it("bounds all places", () => {
  expect(boundsOf([[14, 50], [-3, 60]])).toEqual([-3, 50, 14, 60]);
  expect(boundsOf([])).toBeUndefined();
});

describe("the basemap", () => {
  it("keeps coarse tiles in one pack and fine ones in the pack above them", () => {
    expect(packName(3, 4, 2)).toBe("world");
    expect(packName(4, 8, 5)).toBe("8-5");
    expect(packName(6, 34, 21)).toBe("8-5");
  });

  it("reads a pack's index and tiles", () => {
    const head = new TextEncoder().encode(JSON.stringify({ "4/8/5": [1, 2] }));
    const bytes = new Uint8Array([head.length, 0, 0, 0, ...head, 7, 8, 9]);
    const { entries, body } = readPack(bytes);
    const [offset, length] = entries["4/8/5"] ?? [0, 0];
    expect([...body.subarray(offset, offset + length)]).toEqual([8, 9]);
  });
});

describe("shapes", () => {
  it.each(Object.entries(SHAPES))("%s is solid in the middle and nothing in the corner", (_, distance) => {
    const { data, width } = distanceImage(distance);
    const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0;
    expect(alpha(32, 30)).toBeGreaterThan(191);
    expect(alpha(1, 62)).toBe(0);
  });

  it("the dart points up", () => {
    expect(SHAPES.dart(0, -20)).toBeLessThan(0);
    expect(SHAPES.dart(12, -20)).toBeGreaterThan(0);
  });
});
