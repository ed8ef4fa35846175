import type { Aqi, Node } from "@/api/types";
import { type Measure, measured } from "@/lib/measures";

/** Those with a value first, highest first (last heard: newest first), then the others by when they were heard. */
export function listRows(
  nodes: Iterable<Node>,
  measure: Measure,
  aqi: ReadonlyMap<string, Aqi> | undefined,
  now: number,
): Node[] {
  const direction = measure === "lastHeard" ? -1 : 1;
  const keyed = [...nodes].map((node) => ({
    node,
    value: measured(node, measure, aqi?.get(node.id), now)?.value,
    heard: Date.parse(node.lastHeard),
  }));
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined) {
      if (a.value === b.value) return b.heard - a.heard;
      return a.value === undefined ? 1 : -1;
    }
    return direction * (b.value - a.value) || b.heard - a.heard;
  });
  return keyed.map(({ node }) => node);
}
