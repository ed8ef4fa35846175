import { getJson } from "@/api/client";
import type { Latest, Node, NodeEvent, NodeList, ReadingEvent } from "@/api/types";
import { DAY, HOUR } from "@/lib/age";

/** All nodes that the hub publishes, by id, as they stand after the newest event. */
export type NodesData = ReadonlyMap<string, Node>;

const PAGE = 1000;

export async function loadNodes(signal?: AbortSignal): Promise<NodesData> {
  const nodes = new Map<string, Node>();
  let cursor: string | undefined;
  do {
    const page = await getJson<NodeList>("/nodes", { limit: PAGE, cursor }, signal);
    for (const node of page.items) nodes.set(node.id, node);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return nodes;
}

export type LiveEvent = { event: "reading"; data: ReadingEvent } | { event: "node"; data: NodeEvent };

/** Merges events into the nodes; one copy for a whole batch. Ids of nodes not known yet are handed back. */
export function mergeEvents(nodes: NodesData, events: readonly LiveEvent[]): { nodes: NodesData; unknown: Set<string> } {
  const merged = new Map(nodes);
  const unknown = new Set<string>();
  for (const { event, data } of events) {
    const id = event === "reading" ? data.node : data.id;
    const node = merged.get(id);
    if (!node) unknown.add(id);
    else merged.set(id, event === "reading" ? withReading(node, data) : withChange(node, data));
  }
  return { nodes: merged, unknown };
}

function withChange(node: Node, change: NodeEvent): Node {
  const { lastHeard, ...rest } = change;
  return { ...node, ...rest, lastHeard: later(node.lastHeard, lastHeard) };
}

/** A late reading (kept by a bridge, say) must not overwrite a newer one of its kind. */
export function withReading(node: Node, reading: ReadingEvent): Node {
  const lastHeard = later(node.lastHeard, reading.time);
  const { kind, time, quality, flags, values } = reading;
  if (kind === "device") return { ...node, lastHeard, battery: batteryWith(node, reading) };
  const known = node.latest;
  const own = known?.kinds[kind]?.time;
  if (own !== undefined && own > time) return node;
  const kinds = { ...known?.kinds, [kind]: { time, quality, flags } };
  const newest = known && known.time > time ? known : { time, quality, flags };
  const latest: Latest = {
    ...known,
    ...values,
    time: newest.time,
    quality: newest.quality,
    flags: newest.flags,
    kinds,
  };
  return { ...node, lastHeard, latest };
}

function batteryWith(node: Node, { time, values }: ReadingEvent): Node["battery"] {
  if (node.battery?.time !== undefined && node.battery.time > time) return node.battery;
  const level = values["battery"];
  const voltage = values["voltage"];
  if (level === undefined && voltage === undefined) return node.battery;
  return {
    ...node.battery,
    time,
    ...(level === undefined ? {} : { level }),
    ...(voltage === undefined ? {} : { voltage }),
  };
}

function later(a: string, b: string | undefined): string {
  return b !== undefined && Date.parse(b) > Date.parse(a) ? b : a;
}

/** The hub's state as of now; the hub's own answer grows old while the page is open. */
export function stateAt(node: Pick<Node, "lastHeard">, now: number): Node["state"] {
  const age = now - Date.parse(node.lastHeard);
  if (age <= 2 * HOUR) return "live";
  return age <= DAY ? "today" : "stale";
}
