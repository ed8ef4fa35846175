import { describe, expect, it } from "vitest";
import type { Readings, Series } from "@/api/types";
import { DAY, HOUR } from "@/lib/age";
import { accumulate, summarise, toColumns, typicalStep } from "./columns";
import { nights, sunElevation } from "./night";
import { bucketFor, readRange, rangeWindow, writeRange } from "./range";
import { readingsRequest } from "./readings-query";
import { windRose } from "./wind-rose-model";

const celsius = { unit: "°C", factor: 1, offset: 0, decimals: 1 };
const series = (points: Series["points"]): Series => ({ metric: "temperature", unit: "°C", points });

describe("toColumns", () => {
  it("draws a gap where readings are missing", () => {
    const columns = toColumns(
      series([
        ["2026-11-24T00:00:00Z", 1, 0.5, 1.5, 4],
        ["2026-11-24T01:00:00Z", 2, 1.5, 2.5, 4],
        ["2026-11-24T06:00:00Z", 3, 2.5, 3.5, 4],
      ]),
      "PT1H",
      celsius,
    );
    expect(columns.means).toEqual([1, 2, null, 3]);
    expect(columns.lows).toEqual([0.5, 1.5, null, 2.5]);
  });

  it("leaves out raw values that are out of range or come from a faulty sensor", () => {
    const columns = toColumns(
      series([
        ["2026-11-24T00:00:00Z", 1, 0],
        ["2026-11-24T00:01:00Z", 99, 1],
        ["2026-11-24T00:02:00Z", 88, 16],
        ["2026-11-24T00:03:00Z", 3, 2],
      ]),
      "raw",
      celsius,
    );
    expect(columns.means).toEqual([1, null, null, 3]);
  });

  it("speaks the reader's unit", () => {
    const fahrenheit = { unit: "°F", factor: 1.8, offset: 32, decimals: 1 };
    expect(toColumns(series([["2026-11-24T00:00:00Z", 10, 0]]), "raw", fahrenheit).means).toEqual([50]);
  });

  it("summarises with the band's ends", () => {
    const columns = toColumns(series([["2026-11-24T00:00:00Z", 1, -4, 9, 4]]), "PT1H", celsius);
    expect(summarise(columns)).toEqual({ min: -4, mean: 1, max: 9 });
    expect(summarise(toColumns(series([]), "raw", celsius))).toBeUndefined();
  });
});

it("takes the median as a node's interval, at least a minute", () => {
  expect(typicalStep([0, 300_000, 600_000, 9_000_000])).toBe(300_000);
  expect(typicalStep([])).toBe(60_000);
});

it("lets rain accumulate across gaps", () => {
  expect(accumulate([1, null, 2])).toEqual([1, 1, 3]);
});

describe("ranges", () => {
  it("ask for buckets that the hub allows", () => {
    expect([DAY, 7 * DAY, 30 * DAY, 365 * DAY].map(bucketFor)).toEqual(["raw", "PT15M", "PT1H", "P1D"]);
  });

  it("survive the way through the address", () => {
    const custom = { kind: "custom", from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" } as const;
    for (const range of [{ kind: "24h" }, { kind: "1y" }, custom] as const) {
      expect(readRange(new URLSearchParams(writeRange(range)))).toEqual(range);
    }
    expect(readRange(new URLSearchParams("range=custom&from=x&to=y"))).toEqual({ kind: "24h" });
  });

  it("end now, unless they are custom", () => {
    expect(rangeWindow({ kind: "7d" }, 10 * DAY)).toEqual({ from: 3 * DAY, to: 10 * DAY });
  });

  it("ask for rain by the hour or the day only", () => {
    const request = (kind: "24h" | "30d") => readingsRequest({ id: "!1", metrics: ["rain"], range: { kind } }, 40 * DAY);
    expect(request("24h")).toMatchObject({ bucket: "PT1H", from: "1970-02-09T00:00:00Z", to: "1970-02-10T00:00:00Z" });
    expect(request("30d").bucket).toBe("P1D");
  });
});

describe("night", () => {
  it("puts the sun where the almanac does", () => {
    // Solar noon at the equinox on the equator, and midsummer noon at the Arctic circle.
    expect(sunElevation(Date.parse("2026-03-20T12:07:00Z"), 0, 0)).toBeCloseTo(89.9, 0);
    expect(sunElevation(Date.parse("2026-06-21T12:02:00Z"), 66.56, 0)).toBeCloseTo(46.9, 0);
  });

  it("finds Prague's November night (sunset 15:06, sunrise 6:34 UTC) to ten minutes", () => {
    const found = nights(Date.parse("2026-11-24T12:00:00Z"), Date.parse("2026-11-25T12:00:00Z"), 50.08, 14.43);
    expect(found).toHaveLength(1);
    const [begin, end] = found[0] ?? [0, 0];
    expect(new Date(begin).toISOString().slice(11, 16)).toBe("15:10");
    expect(new Date(end).toISOString().slice(11, 16)).toBe("06:40");
  });

  it("has no night in polar summer", () => {
    expect(nights(Date.parse("2026-06-21T00:00:00Z"), Date.parse("2026-06-22T00:00:00Z"), 78, 15)).toEqual([]);
  });
});

describe("windRose", () => {
  const at = (hour: number) => new Date(hour * HOUR).toISOString();
  const readings = (speeds: number[], directions: (number | null)[]) =>
    ({
      node: "!a1b2c3d4",
      from: at(0),
      to: at(9),
      bucket: "raw",
      series: [
        { metric: "windSpeed", unit: "m/s", points: speeds.map((speed, i) => [at(i), speed, 0]) },
        { metric: "windDirection", unit: "°", points: directions.map((direction, i) => [at(i), direction, 0]) },
      ],
    }) as Readings;

  it("counts calm apart and the rest by direction and speed", () => {
    const rose = windRose(readings([0.2, 3, 13, 4], [10, 359, 90, 1]));
    expect(rose).toMatchObject({ calm: 0.25, count: 4, largest: 0.5 });
    expect(rose?.sectors[0]).toEqual([0, 0.5, 0, 0, 0]);
    expect(rose?.sectors[4]).toEqual([0, 0, 0, 0, 0.25]);
  });

  it("leaves out wind without a direction, and is nothing without wind", () => {
    expect(windRose(readings([3, 4], [null, 90]))?.count).toBe(1);
    expect(windRose(readings([], []))).toBeUndefined();
  });
});
