import { describe, expect, it } from "vitest";
import { MEASURES } from "./measures";
import { inkOn, niceTicks, SCALES, scaleColor, scalePosition } from "./scales";

/** Relative luminance as WCAG defines it, written out again so that the tested code does not check itself. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe("scales", () => {
  it.each(MEASURES)("of %s keep text on every colour readable (AA)", (measure) => {
    const scale = SCALES[measure];
    const low = scale.stops[0]?.[0] ?? 0;
    const high = scale.stops.at(-1)?.[0] ?? 1;
    for (let i = 0; i <= 60; i++) {
      const color = scaleColor(scale, low + ((high - low) * i) / 60);
      expect(contrast(color, inkOn(color)), `${measure} ${color}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(MEASURES.filter((measure) => measure !== "temperature" && measure !== "aqi"))(
    "of %s grow steadily lighter or darker, so that they survive without hue",
    (measure) => {
      const lights = SCALES[measure].stops.map(([, color]) => luminance(color));
      const steps = lights.slice(1).map((light, i) => Math.sign(light - (lights[i] ?? 0)));
      expect(new Set(steps).size).toBe(1);
    },
  );

  it("diverge for temperature: lightest in the middle", () => {
    const lights = SCALES.temperature.stops.map(([, color]) => luminance(color));
    expect(lights.indexOf(Math.max(...lights))).toBe(3);
  });

  it("hold values beyond their ends", () => {
    expect(scaleColor(SCALES.temperature, -60)).toBe(SCALES.temperature.stops[0]?.[1]);
    expect(scalePosition(SCALES.temperature, 99)).toBe(1);
  });

  it("have round ticks in any unit", () => {
    expect(niceTicks(-4, 104, 6)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(niceTicks(28.35, 30.71, 6)).toEqual([28.5, 29, 29.5, 30, 30.5]);
  });
});
