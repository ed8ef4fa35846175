/** Which unit each quantity is shown in; the hub always speaks SI. */
export type Units = {
  temperature: "°C" | "°F";
  pressure: "hPa" | "inHg";
  wind: "m/s" | "km/h" | "mph" | "kn";
  rain: "mm" | "in";
};

export const UNIT_CHOICES: { [Q in keyof Units]: readonly Units[Q][] } = {
  temperature: ["°C", "°F"],
  pressure: ["hPa", "inHg"],
  wind: ["m/s", "km/h", "mph", "kn"],
  rain: ["mm", "in"],
};

/** A linear change of unit and how many decimals mean something in it. */
export type Shown = { unit: string; factor: number; offset: number; decimals: number };

const CONVERSIONS: Record<string, Shown> = {
  "°C": { unit: "°C", factor: 1, offset: 0, decimals: 1 },
  "°F": { unit: "°F", factor: 1.8, offset: 32, decimals: 1 },
  hPa: { unit: "hPa", factor: 1, offset: 0, decimals: 1 },
  inHg: { unit: "inHg", factor: 0.02952998, offset: 0, decimals: 2 },
  "m/s": { unit: "m/s", factor: 1, offset: 0, decimals: 1 },
  "km/h": { unit: "km/h", factor: 3.6, offset: 0, decimals: 0 },
  mph: { unit: "mph", factor: 2.2369363, offset: 0, decimals: 1 },
  kn: { unit: "kn", factor: 1.9438445, offset: 0, decimals: 1 },
  mm: { unit: "mm", factor: 1, offset: 0, decimals: 1 },
  in: { unit: "in", factor: 0.03937008, offset: 0, decimals: 2 },
};

const DECIMALS: Record<string, number> = { "%": 0, "°": 0, V: 2, dB: 1, dBm: 0, "µg/m³": 1, ppm: 0, lx: 0, s: 0, B: 0, "1": 0, "1/0.1L": 0, kΩ: 0 };

const QUANTITY: Record<string, keyof Units> = {
  "°C": "temperature",
  hPa: "pressure",
  "m/s": "wind",
};

/** How a value given in `unit` is shown. Millimetres are rain only where the metric says so (a distance is not). */
export function shownAs(unit: string, units: Units, isRain = false): Shown {
  const quantity = unit === "mm" && isRain ? "rain" : QUANTITY[unit];
  const conversion = quantity ? CONVERSIONS[units[quantity]] : undefined;
  if (conversion) return conversion;
  return { unit: unit === "1" ? "" : unit, factor: 1, offset: 0, decimals: DECIMALS[unit] ?? 1 };
}

export function convert(value: number, shown: Shown): number {
  return value * shown.factor + shown.offset;
}

/** The number alone, in the reader's language, with the decimals of its unit; a true minus sign. */
export function numberText(value: number, decimals: number, language: string): string {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  });
  return format.format(value).replace("-", "−");
}

/** Units that the reader's region expects. */
export function defaultUnits(locale: string): Units {
  const region = new Intl.Locale(locale).maximize().region;
  const american = region === "US";
  return {
    temperature: american ? "°F" : "°C",
    pressure: american ? "inHg" : "hPa",
    wind: american || region === "GB" ? "mph" : "m/s",
    rain: american ? "in" : "mm",
  };
}
