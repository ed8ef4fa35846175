import type { Feature, FeatureCollection, Point } from "geojson";
import type { Aqi, Node } from "@/api/types";
import { ageOpacity } from "@/lib/age";
import { type Measure, measured } from "@/lib/measures";
import { precisionDegrees } from "@/lib/precision";

/** What the layers read. `value` in the hub's units; absent when the node does not measure it. */
export type NodeProperties = {
  id: string;
  kind: Node["kind"];
  opacity: number;
  name: string;
  value?: number;
  /** Where the wind blows to, degrees clockwise from north. */
  turn?: number;
};

export type NodeFeature = Feature<Point, NodeProperties>;

export function nodeFeature(
  node: Node,
  measure: Measure,
  aqi: Aqi | undefined,
  now: number,
  place: readonly [number, number],
): NodeFeature {
  const reading = measured(node, measure, aqi, now);
  return {
    type: "Feature",
    id: node.id,
    geometry: { type: "Point", coordinates: [...place] },
    properties: {
      id: node.id,
      kind: node.kind,
      name: node.station?.name ?? node.longName ?? node.id,
      // Last heard is already the colour; fading it as well would say it twice.
      opacity: measure === "lastHeard" ? 1 : ageOpacity(node.lastHeard, now),
      ...(reading ? { value: reading.value } : {}),
      ...(reading?.direction === undefined ? {} : { turn: (reading.direction + 180) % 360 }),
    },
  };
}

/**
 * Radius of the first ring of nodes that share one place, in degrees of latitude (about 25 m). Where the place is only
 * known to a square, the ring is a tenth of the square, so that they part as soon as the map shows single nodes.
 */
const RING = 0.000225;

function ringOf(node: Node): number {
  const bits = node.position?.precisionBits ?? 32;
  return bits < 1 || bits >= 30 ? RING : Math.max(RING, precisionDegrees(bits) / 10);
}

/**
 * Where each node is drawn: its position, or for nodes that share one (a clamped precision puts many on one centre)
 * a spot on a spiral about it, always the same for the same nodes.
 */
export function spreadPlaces(nodes: Iterable<Node>): Map<string, [number, number]> {
  const byPlace = new Map<string, Node[]>();
  for (const node of nodes) {
    if (!node.position) continue;
    const key = `${node.position.lat.toFixed(5)},${node.position.lon.toFixed(5)}`;
    const there = byPlace.get(key);
    if (there) there.push(node);
    else byPlace.set(key, [node]);
  }
  const places = new Map<string, [number, number]>();
  for (const there of byPlace.values()) {
    there.sort((a, b) => a.num - b.num);
    there.forEach((node, i) => {
      const { lat = 0, lon = 0 } = node.position ?? {};
      const radius = ringOf(node) * Math.sqrt(i);
      // The golden angle keeps any number of nodes apart.
      const angle = i * 2.39996;
      const stretch = Math.cos((lat * Math.PI) / 180) || 1;
      places.set(node.id, [lon + (radius * Math.sin(angle)) / stretch, lat + radius * Math.cos(angle)]);
    });
  }
  return places;
}

/** The square within which a node with clamped precision may be. Meshtastic keeps `bits` of 32 at 1e-7 degrees. */
export function precisionSquare(node: Node): FeatureCollection {
  const position = node.position;
  const bits = position?.precisionBits ?? 32;
  if (!position || bits >= 30 || bits < 1) return { type: "FeatureCollection", features: [] };
  const half = precisionDegrees(bits) / 2;
  const { lat, lon } = position;
  const ring = [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ];
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } }],
  };
}

/** West, south, east, north of all places; undefined when there is none. */
export function boundsOf(places: Iterable<readonly [number, number]>): [number, number, number, number] | undefined {
  let box: [number, number, number, number] | undefined;
  for (const [lon, lat] of places) {
    box = box
      ? [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
      : [lon, lat, lon, lat];
  }
  return box;
}
