const RADIANS = Math.PI / 180;
/** The sun's centre is this far below the horizon at rise and set (refraction and its radius), degrees. */
const HORIZON = -0.833;
const STEP = 10 * 60_000;

/**
 * Elevation of the sun in degrees; time in ms. Low-precision formulas of the Astronomical Almanac, good to 0.01°
 * from 1950 to 2050, far more than shading needs.
 */
export function sunElevation(time: number, lat: number, lon: number): number {
  const days = time / 86_400_000 - 10_957.5;
  const meanAnomaly = (357.528 + 0.9856003 * days) * RADIANS;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const longitude = (meanLongitude + 1.915 * Math.sin(meanAnomaly) + 0.02 * Math.sin(2 * meanAnomaly)) * RADIANS;
  const obliquity = (23.439 - 4e-7 * days) * RADIANS;
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const sidereal = (280.46061837 + 360.98564736629 * days + lon) * RADIANS;
  const hourAngle = sidereal - ascension;
  const latitude = lat * RADIANS;
  const sine =
    Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(sine) / RADIANS;
}

/** Nights between two times as [begin, end] in ms, to ten minutes. */
export function nights(from: number, to: number, lat: number, lon: number): [number, number][] {
  const found: [number, number][] = [];
  let begin: number | undefined;
  for (let time = from; time <= to; time += STEP) {
    const dark = sunElevation(time, lat, lon) < HORIZON;
    if (dark) begin ??= time;
    else if (begin !== undefined) {
      found.push([begin, time]);
      begin = undefined;
    }
  }
  if (begin !== undefined) found.push([begin, to]);
  return found;
}
