import { useMemo } from "react";
import type { NodesData } from "@/data/nodes-data";
import { stateAt } from "@/data/nodes-data";
import { type Filters, passes } from "./map-state";

/** The nodes that pass the filters. */
export function useShownNodes(nodes: NodesData | undefined, { q, heard, kind }: Filters, now: number): NodesData {
  return useMemo(() => {
    if (!nodes) return new Map();
    if (q === "" && heard === undefined && kind === undefined) return nodes;
    return new Map([...nodes].filter(([, node]) => passes(node, { q, heard, kind }, stateAt(node, now))));
  }, [nodes, q, heard, kind, now]);
}
