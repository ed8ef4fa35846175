import type { Map as MapLibre } from "maplibre-gl";
import type { NodeKind } from "@/api/types";

/** Shape tells the role. Signed distance to the edge in a 64 px square about the centre; inside is negative. */
type Distance = (x: number, y: number) => number;

const SIZE = 64;
const RADIUS = 22;
/** MapLibre's own convention for distance fields: the edge at three quarters, 8 px from full to nothing. */
const EDGE = 0.75;
const SPREAD = 8;

const box: (half: number, round: number) => Distance = (half, round) => (x, y) => {
  const dx = Math.abs(x) - half + round;
  const dy = Math.abs(y) - half + round;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
};

const turned: (shape: Distance) => Distance = (shape) => (x, y) =>
  shape((x + y) * Math.SQRT1_2, (y - x) * Math.SQRT1_2);

/** A dart: points up, where the wind blows to once it is turned. */
const dart: Distance = (x, y) => {
  const side = Math.abs(x) * 0.93 - y * 0.36 - 9;
  const notch = y - 6 - Math.abs(x) * 0.55;
  return Math.max(side, notch);
};

export const SHAPES: Record<NodeKind | "dart", Distance> = {
  enviro: (x, y) => Math.hypot(x, y) - RADIUS,
  bridge: turned(box(20, 4)),
  mesh: box(18, 6),
  dart,
};

export function distanceImage(distance: Distance): { width: number; height: number; data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4).fill(255);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const d = distance(x - SIZE / 2 + 0.5, y - SIZE / 2 + 0.5);
      data[(y * SIZE + x) * 4 + 3] = 255 * (EDGE - d / SPREAD);
    }
  }
  return { width: SIZE, height: SIZE, data };
}

export function addShapes(map: MapLibre): void {
  for (const [name, distance] of Object.entries(SHAPES)) {
    if (!map.hasImage(name)) map.addImage(name, distanceImage(distance), { sdf: true, pixelRatio: 2 });
  }
}
