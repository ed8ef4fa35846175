const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance, km. */
export function distanceKm(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const h = half(bLat - aLat) + Math.cos(aLat * RADIANS) * Math.cos(bLat * RADIANS) * half(bLon - aLon);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}
