import type { GeoJSONSource, GeoJSONSourceDiff, Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { Aqi, Node } from "@/api/types";
import type { NodesData } from "@/data/nodes-data";
import type { Measure } from "@/lib/measures";
import { NODES } from "./layers";
import { nodeFeature, spreadPlaces } from "./node-features";

export type NodeSourceInput = {
  nodes: NodesData;
  measure: Measure;
  aqi: ReadonlyMap<string, Aqi> | undefined;
  /** Moves on once a minute: ages fade and "last heard" grows. */
  minute: number;
};

type Drawn = { input: NodeSourceInput; places: ReadonlyMap<string, [number, number]>; at: number };

/** Above this many changes a full update costs less than a difference. */
const MANY = 500;
/** A network this large is drawn at most once a second: clustering it anew takes the worker a while. */
const LARGE = 2000;

/** Brings the nodes onto the map: what has changed since the last time, or all when the meaning changed. */
export function useNodeSource(map: MapLibre | undefined, props: NodeSourceInput): void {
  const { nodes, measure, aqi, minute } = props;
  const drawn = useRef<Drawn | undefined>(undefined);
  useEffect(() => {
    if (!map) return;
    const input = { nodes, measure, aqi, minute };
    let frame = 0;
    const draw = () => {
      const source = map.getSource<GeoJSONSource>(NODES);
      // The source comes a few frames after the map.
      if (!source) frame = requestAnimationFrame(draw);
      else drawn.current = update(source, input, drawn.current);
    };
    const rest = nodes.size > LARGE && drawn.current ? drawn.current.at + 1000 - performance.now() : 0;
    const timer = setTimeout(() => {
      frame = requestAnimationFrame(draw);
    }, rest);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [map, nodes, measure, aqi, minute]);
}

function update(source: GeoJSONSource, input: NodeSourceInput, before: Drawn | undefined): Drawn {
  const changed = before && sameMeaning(before.input, input) ? changes(before.input.nodes, input.nodes) : undefined;
  const moved = !changed || changed.some((node) => node.position !== before?.input.nodes.get(node.id)?.position);
  const places = moved || !before ? spreadPlaces(input.nodes.values()) : before.places;
  const features = (nodes: Iterable<Node>) =>
    [...nodes].flatMap((node) => {
      const place = places.get(node.id);
      return place ? [nodeFeature(node, input.measure, input.aqi?.get(node.id), input.minute, place)] : [];
    });
  if (!changed || moved || changed.length > MANY) {
    void source.setData({ type: "FeatureCollection", features: features(input.nodes.values()) });
  } else if (changed.length > 0) {
    const diff: GeoJSONSourceDiff = { add: features(changed) };
    void source.updateData(diff);
  }
  return { input, places, at: performance.now() };
}

function sameMeaning(a: NodeSourceInput, b: NodeSourceInput): boolean {
  return a.measure === b.measure && a.aqi === b.aqi && a.minute === b.minute && a.nodes.size === b.nodes.size;
}

/** Nodes that are not the same object as before; undefined when one has come or gone. */
function changes(before: NodesData, after: NodesData): Node[] | undefined {
  const changed: Node[] = [];
  for (const [id, node] of after) {
    const was = before.get(id);
    if (!was) return undefined;
    if (was !== node) changed.push(node);
  }
  return changed;
}
