import { afterEach, describe, expect, it, vi } from "vitest";
import type { ReadingEvent } from "@/api/types";
import { NOW, sampleNode } from "@/testing/sample-node";
import { loadNodes, mergeEvents, stateAt } from "./nodes-data";

const nodes = new Map([["!a1b2c3d4", sampleNode()]]);

function reading(change: Partial<ReadingEvent> = {}): ReadingEvent {
  return {
    node: "!a1b2c3d4",
    time: "2026-11-24T12:00:00Z",
    kind: "environment",
    quality: "radio",
    flags: 2,
    values: { temperature: 4.2 },
    ...change,
  };
}

const merge = (data: ReadingEvent) =>
  mergeEvents(nodes, [{ event: "reading", data }]).nodes.get("!a1b2c3d4");

afterEach(() => vi.unstubAllGlobals());

describe("mergeEvents", () => {
  it("puts a new reading in place and keeps what it does not tell", () => {
    const node = merge(reading());
    expect(node?.latest).toMatchObject({ temperature: 4.2, windSpeed: 4.1, time: "2026-11-24T12:00:00Z", flags: 2 });
    expect(node?.latest?.kinds.air_quality?.time).toBe("2026-11-24T11:30:00Z");
    expect(node?.lastHeard).toBe("2026-11-24T12:00:00Z");
  });

  it("leaves the newest value alone when a bridge catches up with an older reading", () => {
    const node = merge(reading({ time: "2026-11-23T09:00:00Z", values: { temperature: -9 } }));
    expect(node?.latest?.["temperature"]).toBe(3.4);
    expect(node?.lastHeard).toBe("2026-11-24T11:59:00Z");
  });

  it("takes an air reading that is older than the weather but newer than the last air reading", () => {
    const node = merge(reading({ kind: "air_quality", time: "2026-11-24T11:45:00Z", values: { pm25: 30 } }));
    expect(node?.latest).toMatchObject({ pm25: 30, time: "2026-11-24T11:59:00Z" });
    expect(node?.latest?.kinds.air_quality?.time).toBe("2026-11-24T11:45:00Z");
  });

  it("moves the battery by device readings", () => {
    expect(merge(reading({ kind: "device", values: { battery: 60, uptime: 5 } }))?.battery).toEqual({
      level: 60,
      voltage: 4.02,
      time: "2026-11-24T12:00:00Z",
    });
  });

  it("starts the latest values of a node that had none", () => {
    const bare = new Map([["!a1b2c3d4", sampleNode({ latest: undefined })]]);
    const { nodes: merged } = mergeEvents(bare, [{ event: "reading", data: reading() }]);
    expect(merged.get("!a1b2c3d4")?.latest?.kinds.environment?.quality).toBe("radio");
  });

  it("changes only what a node event tells, and does not touch the data it was given", () => {
    const { nodes: merged } = mergeEvents(nodes, [{ event: "node", data: { id: "!a1b2c3d4", snr: -3 } }]);
    expect(merged.get("!a1b2c3d4")).toEqual({ ...sampleNode(), snr: -3 });
    expect(nodes.get("!a1b2c3d4")?.snr).toBeUndefined();
  });

  it("hands back nodes that it does not know", () => {
    const { unknown } = mergeEvents(nodes, [{ event: "node", data: { id: "!00000001" } }]);
    expect([...unknown]).toEqual(["!00000001"]);
  });
});

describe("stateAt", () => {
  it("follows the hub's limits of 2 and 24 hours", () => {
    const at = (hours: number) => stateAt({ lastHeard: new Date(NOW - hours * 3_600_000).toISOString() }, NOW);
    expect([1.9, 2.1, 23.9, 24.1].map(at)).toEqual(["live", "today", "today", "stale"]);
  });
});

describe("loadNodes", () => {
  it("follows the cursor to the last page", async () => {
    const pages = [
      { items: [sampleNode()], nextCursor: "abc" },
      { items: [sampleNode({ id: "!00000002" })], nextCursor: null },
    ];
    const asked: string[] = [];
    vi.stubGlobal("fetch", (url: string) => {
      asked.push(url);
      return Promise.resolve(Response.json(pages[asked.length - 1]));
    });
    expect([...(await loadNodes()).keys()]).toEqual(["!a1b2c3d4", "!00000002"]);
    expect(asked).toEqual(["/api/v1/nodes?limit=1000", "/api/v1/nodes?limit=1000&cursor=abc"]);
  });
});
