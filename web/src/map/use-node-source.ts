import type { GeoJSONSource, GeoJSONSourceDiff, Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef } from "react";
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

type Drawn = { input: NodeSourceInput; nodes: NodesData };

/** Above this many changes a full update costs less than a difference. */
const MANY = 500;

/** Brings the nodes onto the map: what has changed since the last time, or all when the meaning changed. */
export function useNodeSource(map: MapLibre | undefined, input: NodeSourceInput): void {
  const drawn = useRef<Drawn | undefined>(undefined);
  const pending = useRef<ReturnType<typeof requestAnimationFrame> | undefined>(undefined);
  const positions = useMemo(() => spreadPlaces(input.nodes.values()), [input.nodes]);
  useEffect(() => {
    if (!map) return;
    pending.current = requestAnimationFrame(() => {
      const source = map.getSource<GeoJSONSource>(NODES);
      if (!source) return;
      const feature = (node: Node) => {
        const place = positions.get(node.id);
        return place && nodeFeature(node, input.measure, input.aqi?.get(node.id), input.minute, place);
      };
      const before = drawn.current;
      drawn.current = { input, nodes: input.nodes };
      const changed = before && sameMeaning(before.input, input) ? changes(before.nodes, input.nodes) : undefined;
      if (!changed || changed.length > MANY) {
        const features = [...input.nodes.values()].flatMap((node) => feature(node) ?? []);
        void source.setData({ type: "FeatureCollection", features });
        return;
      }
      if (changed.length === 0) return;
      const diff: GeoJSONSourceDiff = { add: changed.flatMap((node) => feature(node) ?? []) };
      void source.updateData(diff);
    });
    return () => cancelAnimationFrame(pending.current ?? 0);
  }, [map, input, positions]);
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
