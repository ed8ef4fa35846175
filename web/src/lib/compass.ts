const POINTS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;

/** The eighth of the compass that the wind comes from; `degrees` clockwise from north. */
export function compassPoint(degrees: number): (typeof POINTS)[number] {
  return POINTS[Math.round((((degrees % 360) + 360) % 360) / 45) % 8] ?? "N";
}
