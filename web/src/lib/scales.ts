import type { Measure } from "./measures";

/** Colour stops over values in the hub's units, interpolated in Lab, so that equal steps look equal. */
export type Scale = { stops: readonly (readonly [value: number, color: string])[]; ticks: readonly number[] };

/**
 * Temperature diverges about freezing; everything else runs one way. All remain apart under the common colour-vision
 * deficiencies (the diverging pair is blue and orange-red, the sequential ones are monotonous in lightness).
 * The AQI palette is the US EPA's and serves AQI alone.
 */
export const SCALES: Record<Measure, Scale> = {
  temperature: {
    stops: [
      [-20, "#2d3f94"],
      [-10, "#4778bd"],
      [0, "#9cc7de"],
      [10, "#eee5c8"],
      [20, "#eeb062"],
      [30, "#d5623a"],
      [40, "#8e1c2b"],
    ],
    ticks: [-20, -10, 0, 10, 20, 30, 40],
  },
  wind: {
    stops: [
      [0, "#e9edc5"],
      [4, "#9fd0a6"],
      [8, "#4ba39b"],
      [14, "#2b6c8c"],
      [20, "#323d78"],
      [30, "#2b1149"],
    ],
    ticks: [0, 5, 10, 15, 20, 25, 30],
  },
  rain: {
    stops: [
      [0, "#e6ecee"],
      [1, "#b5d5e6"],
      [5, "#6aa9d2"],
      [15, "#2f6db0"],
      [30, "#263a86"],
      [50, "#1b154e"],
    ],
    ticks: [0, 10, 20, 30, 40, 50],
  },
  humidity: {
    stops: [
      [0, "#efe3c3"],
      [25, "#c3d4b4"],
      [50, "#7db7ad"],
      [75, "#3d869b"],
      [100, "#1d4a78"],
    ],
    ticks: [0, 25, 50, 75, 100],
  },
  pressure: {
    stops: [
      [960, "#3b2d70"],
      [985, "#7a5a9e"],
      [1000, "#b088b9"],
      [1015, "#dcbfd2"],
      [1040, "#f5ecea"],
    ],
    ticks: [960, 980, 1000, 1020, 1040],
  },
  aqi: {
    stops: [
      [0, "#00e400"],
      [50, "#00e400"],
      [51, "#ffff00"],
      [100, "#ffff00"],
      [101, "#ff7e00"],
      [150, "#ff7e00"],
      [151, "#ff0000"],
      [200, "#ff0000"],
      [201, "#8f3f97"],
      [300, "#8f3f97"],
      [301, "#7e0023"],
    ],
    ticks: [0, 50, 100, 150, 200, 300],
  },
  pm25: {
    stops: [
      [0, "#f3ead0"],
      [10, "#f0c185"],
      [25, "#dd8657"],
      [50, "#b14a55"],
      [100, "#6f2559"],
      [150, "#2e1140"],
    ],
    ticks: [0, 25, 50, 75, 100, 125, 150],
  },
  battery: {
    stops: [
      [0, "#29204f"],
      [25, "#3d5a85"],
      [50, "#5f938f"],
      [75, "#a5c48e"],
      [100, "#efe9a8"],
    ],
    ticks: [0, 25, 50, 75, 100],
  },
  snr: {
    stops: [
      [-20, "#3a1750"],
      [-10, "#5a4a92"],
      [-3, "#4f88a8"],
      [4, "#7fbf9f"],
      [12, "#eef0b0"],
    ],
    ticks: [-20, -10, 0, 10],
  },
  lastHeard: {
    stops: [
      [0, "#f0efbf"],
      [60, "#a9cf9f"],
      [360, "#5a9a9b"],
      [720, "#3d648c"],
      [1440, "#2f2a5c"],
    ],
    ticks: [0, 360, 720, 1080, 1440],
  },
};

export function scaleRange(scale: Scale): [number, number] {
  return [scale.stops[0]?.[0] ?? 0, scale.stops.at(-1)?.[0] ?? 1];
}

/** Where a value stands on the scale, 0 to 1, held to the ends. */
export function scalePosition(scale: Scale, value: number): number {
  const [low, high] = scaleRange(scale);
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** Round numbers within a range, about `wanted` of them: the ticks of a scale shown in another unit. */
export function niceTicks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The scale as a CSS gradient from left to right. */
export function scaleGradient(scale: Scale): string {
  const stops = scale.stops.map(([value, color]) => `${color} ${(scalePosition(scale, value) * 100).toFixed(1)}%`);
  return `linear-gradient(in oklab to right, ${stops.join(", ")})`;
}

/** The colour of a value; between stops mixed in linear light, which is close enough to the map's Lab for text. */
export function scaleColor(scale: Scale, value: number): string {
  const first = scale.stops[0];
  const last = scale.stops.at(-1);
  if (!first || !last) return "#808080";
  if (value <= first[0]) return first[1];
  for (let i = 1; i < scale.stops.length; i++) {
    const low = scale.stops[i - 1];
    const high = scale.stops[i];
    if (low && high && value <= high[0]) return mix(low[1], high[1], (value - low[0]) / (high[0] - low[0]));
  }
  return last[1];
}

/** Black or white, whichever is read better on the colour; 0.179 is where both have WCAG contrast 4.58. */
export function inkOn(color: string): "#000000" | "#ffffff" {
  return luminance(color) > 0.179 ? "#000000" : "#ffffff";
}

function channels(color: string): [number, number, number] {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff];
}

function toLinear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function fromLinear(c: number): number {
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map(toLinear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(a: string, b: string, share: number): string {
  const from = channels(a).map(toLinear);
  const to = channels(b).map(toLinear);
  const hex = from.map((c, i) => fromLinear(c + ((to[i] ?? c) - c) * share).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`;
}
