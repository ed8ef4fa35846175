import { describe, expect, it } from "vitest";
import type { Aqi, Node } from "@/api/types";
import { distanceKm } from "@/lib/distance";
import { NOW, sampleNode } from "@/testing/sample-node";
import { listRows } from "./list-rows";
import { type MapState, passes, readMapState, writeMapState } from "./map-state";
import { positionOf, stepsOf, timeOf } from "./time-steps";
import { nearestStation } from "./nearest";

const usual = readMapState(new URLSearchParams());

describe("the address", () => {
  it("is empty for the usual view", () => {
    expect(String(writeMapState(usual))).toBe("");
  });

  it("brings back every part of a view", () => {
    const state: MapState = {
      node: "!a1b2c3d4",
      measure: "wind",
      list: true,
      links: true,
      q: "žižkov",
      heard: "live",
      kind: "bridge",
      t: "2026-11-24T06:15:00Z",
      at: { lat: 50.08, lon: 14.43, zoom: 9.5 },
    };
    expect(readMapState(new URLSearchParams(String(writeMapState(state))))).toEqual(state);
  });

  it("ignores what makes no sense", () => {
    expect(readMapState(new URLSearchParams("node=%3Cscript%3E&measure=x&at=999,1,1&heard=y&kind=cat&t=2999-01-01T00:00:00Z"))).toEqual(usual);
  });
});

describe("filters", () => {
  it("find names without accents or case, and ids", () => {
    for (const q of ["zizkov", "ROOF zizkov", "c3d4"]) {
      expect(passes(sampleNode(), { q, heard: undefined, kind: undefined }, "live"), q).toBe(true);
    }
    expect(passes(sampleNode(), { q: "brno", heard: undefined, kind: undefined }, "live")).toBe(false);
  });

  it("keep one kind", () => {
    expect(passes(sampleNode(), { q: "", heard: undefined, kind: "enviro" }, "live")).toBe(true);
    expect(passes(sampleNode(), { q: "", heard: undefined, kind: "mesh" }, "live")).toBe(false);
  });

  it("keep those heard recently enough", () => {
    expect(passes(sampleNode(), { q: "", heard: "today", kind: undefined }, "live")).toBe(true);
    expect(passes(sampleNode(), { q: "", heard: "today", kind: undefined }, "stale")).toBe(false);
    expect(passes(sampleNode(), { q: "", heard: "live", kind: undefined }, "today")).toBe(false);
  });
});

describe("the slider of time", () => {
  const now = Date.parse("2026-11-24T12:07:00Z");

  it("goes in quarters of an hour from a day ago to now", () => {
    const steps = stepsOf(undefined, now);
    expect(timeOf(0, steps)).toBe("2026-11-23T12:00:00Z");
    expect(timeOf(steps.last - 1, steps)).toBe("2026-11-24T12:00:00Z");
    expect(timeOf(steps.last, steps)).toBeUndefined();
    expect(positionOf(undefined, steps)).toBe(steps.last);
    expect(positionOf("2026-11-23T12:31:00Z", steps)).toBe(2);
  });

  it("reaches back to an earlier time of a link", () => {
    const steps = stepsOf("2026-11-22T00:05:00Z", now);
    expect(positionOf("2026-11-22T00:05:00Z", steps)).toBe(0);
    expect(timeOf(steps.last - 1, steps)).toBe("2026-11-24T12:00:00Z");
  });
});

describe("nearest station", () => {
  it("measures along the earth", () => {
    expect(distanceKm(50.0755, 14.4378, 49.1951, 16.6068)).toBeCloseTo(184.6, 0);
    expect(distanceKm(0, 179.9, 0, -179.9)).toBeCloseTo(22.2, 1);
  });

  it("prefers a live one to a nearer stale one and needs weather", () => {
    const stale = sampleNode({ id: "!00000001", state: "stale" });
    const mesh = sampleNode({ id: "!00000002", latest: undefined });
    const far = sampleNode({ id: "!00000003", position: { lat: 51, lon: 14 } });
    expect(nearestStation([stale, mesh, far], 50.0871, 14.4503)?.node.id).toBe("!00000003");
    expect(nearestStation([stale, mesh], 50, 14)?.node.id).toBe("!00000001");
    expect(nearestStation([mesh], 50, 14)).toBeUndefined();
  });

  it("looks further for a metric that the nearest lacks", () => {
    const far = sampleNode({ id: "!00000003", position: { lat: 51, lon: 14 } });
    const calm = sampleNode({ latest: { ...sampleNode().latest, windSpeed: undefined } as Node["latest"] });
    expect(nearestStation([calm, far], 50.0871, 14.4503, "windSpeed")?.node.id).toBe("!00000003");
  });
});

it("lists those with a value first, highest first", () => {
  const nodes = [
    sampleNode({ id: "!00000001", latest: undefined }),
    sampleNode({ id: "!00000002" }),
    sampleNode({ id: "!00000003" }),
  ];
  const aqi = new Map([
    ["!00000002", { value: 10 } as Aqi],
    ["!00000003", { value: 90 } as Aqi],
  ]);
  expect(listRows(nodes, "aqi", aqi, NOW).map((node) => node.id)).toEqual(["!00000003", "!00000002", "!00000001"]);
});
