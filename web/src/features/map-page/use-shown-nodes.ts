import { useMemo } from "react";
import type { NodesData } from "@/data/nodes-data";
import { stateAt } from "@/data/nodes-data";
import type { MapState } from "./map-state";
import { passes } from "./map-state";

/** The nodes that pass the filters. */
export function useShownNodes(nodes: NodesData | undefined, { q, heard }: MapState, now: number): NodesData {
  return useMemo(() => {
    if (!nodes) return new Map();
    if (q === "" && heard === undefined) return nodes;
    return new Map([...nodes].filter(([, node]) => passes(node, { q, heard }, stateAt(node, now))));
  }, [nodes, q, heard, now]);
}
