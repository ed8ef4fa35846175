import { describe, expect, it } from "vitest";
import type { PositionFix } from "@/api/types";
import { stays, trackPoints } from "./stays";

const fix = (hour: number, lat: number, precisionBits = 32): PositionFix => ({
  time: `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z`,
  quality: "device",
  lat,
  lon: 14.45,
  precisionBits,
});

describe("stays", () => {
  it("takes positions of one place as one stay, and measures the way between", () => {
    const found = stays([fix(12, 50.1), fix(11, 50.1001), fix(10, 50.0), fix(9, 50.0003)]);
    expect(found).toMatchObject([
      { from: "2026-11-24T11:00:00Z", to: "2026-11-24T12:00:00Z", fixes: 2 },
      { from: "2026-11-24T09:00:00Z", to: "2026-11-24T10:00:00Z", fixes: 2, movedKm: undefined },
    ]);
    expect(found[0]?.movedKm).toBeCloseTo(11.12, 1);
  });

  it("does not take the steps of a coarse position for a move", () => {
    expect(stays([fix(12, 50.0), fix(11, 50.01, 14)])).toHaveLength(1);
    expect(stays([])).toEqual([]);
  });
});

describe("trackPoints", () => {
  it("draws oldest first with north up", () => {
    const points = trackPoints(stays([fix(12, 50.1), fix(10, 50.0)]), 100);
    expect(points).toEqual([
      [50, 100],
      [50, 0],
    ]);
  });

  it("draws nothing for a node that stood still", () => {
    expect(trackPoints(stays([fix(12, 50.1), fix(10, 50.1)]), 100)).toBeUndefined();
  });
});
