import { describe, expect, it } from "vitest";
import { NOW, sampleNode } from "@/testing/sample-node";
import { ageOpacity, ageText, HOUR } from "./age";
import { compassPoint } from "./compass";
import { measured } from "./measures";
import { isMissingFile } from "./missing-file";
import { displayName, nodeColors, shortName } from "./node-color";
import { flagBits } from "./node-values";
import { precisionMetres } from "./precision";
import { convert, defaultUnits, numberText, shownAs, type Units } from "./units";

const metric: Units = { temperature: "°C", pressure: "hPa", wind: "m/s", rain: "mm" };
const american = defaultUnits("en-US");

describe("units", () => {
  it("shows SI values in the reader's unit", () => {
    expect(convert(0, shownAs("°C", american))).toBe(32);
    expect(convert(1013.25, shownAs("hPa", american))).toBeCloseTo(29.92, 2);
    expect(convert(10, shownAs("m/s", { ...metric, wind: "kn" }))).toBeCloseTo(19.438, 3);
    expect(convert(25.4, shownAs("mm", american, true))).toBeCloseTo(1, 6);
  });

  it("does not turn a distance into inches, for only rain was asked to be", () => {
    expect(shownAs("mm", american, false)).toMatchObject({ unit: "mm", factor: 1 });
  });

  it("writes a true minus sign and the unit's decimals", () => {
    expect(numberText(-3.456, 1, "en")).toBe("−3.5");
    expect(numberText(-0.01, 1, "en")).toBe("0.0");
  });

  it("knows what a region expects", () => {
    expect(defaultUnits("cs")).toEqual(metric);
    expect(defaultUnits("en-GB").wind).toBe("mph");
  });
});

describe("age", () => {
  it("is told in the largest unit that fits", () => {
    expect(ageText(NOW - 42_000, NOW, "en")).toBe("42s ago");
    expect(ageText(NOW - 119 * 60_000, NOW, "en")).toBe("1h ago");
    expect(ageText(NOW + 5_000, NOW, "en")).toBe("0s ago");
  });

  it("fades to a floor of 35 % and never below", () => {
    expect(ageOpacity(new Date(NOW - HOUR).toISOString(), NOW)).toBe(1);
    expect(ageOpacity(new Date(NOW - 13 * HOUR).toISOString(), NOW)).toBe(0.68);
    expect(ageOpacity(new Date(NOW - 900 * HOUR).toISOString(), NOW)).toBe(0.35);
  });
});

describe("node names and colours", () => {
  it("colour the chip by the low 24 bits, with readable text", () => {
    expect(nodeColors(0xa1ffee00)).toEqual({ background: "#ffee00", text: "#000000" });
    expect(nodeColors(0xff000080)).toEqual({ background: "#000080", text: "#ffffff" });
  });

  it("fall back to the id", () => {
    expect(shortName({ id: "!a1b2c3d4" })).toBe("c3d4");
    expect(displayName({ id: "!a1b2c3d4" })).toBe("!a1b2c3d4");
    expect(displayName({ id: "!a1b2c3d4", longName: "a", station: { name: "b" } })).toBe("b");
  });
});

describe("measured", () => {
  it("gives each kind of reading its own time", () => {
    expect(measured(sampleNode(), "temperature", undefined, NOW)?.time).toBe("2026-11-24T11:59:00Z");
    expect(measured(sampleNode(), "pm25", undefined, NOW)?.time).toBe("2026-11-24T11:30:00Z");
  });

  it("carries the wind's direction and shows mains power as full", () => {
    expect(measured(sampleNode(), "wind", undefined, NOW)).toMatchObject({ value: 4.1, direction: 270 });
    expect(measured(sampleNode({ battery: { level: 101 } }), "battery", undefined, NOW)?.value).toBe(100);
  });

  it("knows no value where there is no sensor", () => {
    expect(measured(sampleNode(), "humidity", undefined, NOW)).toBeUndefined();
    expect(measured(sampleNode({ latest: undefined }), "temperature", undefined, NOW)).toBeUndefined();
    expect(measured(sampleNode(), "aqi", undefined, NOW)).toBeUndefined();
  });
});

describe("small things", () => {
  it("names the eighth the wind comes from", () => {
    expect([0, 22, 23, 270, 350, 360, -45].map(compassPoint)).toEqual(["N", "N", "NE", "W", "N", "N", "NW"]);
  });

  it("splits quality flags into bits", () => {
    expect(flagBits(0)).toEqual([]);
    expect(flagBits(17)).toEqual([1, 16]);
  });

  it("tells how far off a clamped position may be", () => {
    expect(precisionMetres(14)).toBe(1459);
    expect(precisionMetres(16)).toBe(365);
  });
});

describe("a part of the app that did not come", () => {
  it.each([
    new TypeError("Failed to fetch dynamically imported module: http://hub/assets/index.js"),
    new TypeError("error loading dynamically imported module: http://hub/assets/index.js"),
    new TypeError("Importing a module script failed."),
    new Error("Unable to preload CSS for http://hub/assets/figure.css"),
  ])("is known by the words of %s", (error) => {
    expect(isMissingFile(error)).toBe(true);
  });

  it("is not what broke by itself", () => {
    expect(isMissingFile(new TypeError("Cannot read properties of undefined (reading 'import')"))).toBe(false);
    expect(isMissingFile("Failed to load")).toBe(false);
  });
});
