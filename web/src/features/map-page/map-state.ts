import type { Node, NodeKind, NodeState } from "@/api/types";
import { isoSecond } from "@/lib/age";
import { isMeasure, type Measure } from "@/lib/measures";

/** What the address tells about the map page, so that a view can be shared. */
export type MapState = {
  node: string | undefined;
  measure: Measure;
  list: boolean;
  links: boolean;
  q: string;
  /** `live` within 2 hours, `today` within a day, undefined ever. */
  heard: "live" | "today" | undefined;
  kind: NodeKind | undefined;
  /** The past time that is shown, ISO 8601 with `Z`; undefined now. */
  t: string | undefined;
  at: { lat: number; lon: number; zoom: number } | undefined;
};

export function readMapState(query: URLSearchParams): MapState {
  const measure = query.get("measure");
  const heard = query.get("heard");
  const node = query.get("node");
  const kind = query.get("kind");
  return {
    node: node !== null && /^![0-9a-f]{8}$/.test(node) ? node : undefined,
    measure: isMeasure(measure) ? measure : "temperature",
    list: query.get("view") === "list",
    links: query.get("links") === "1",
    q: query.get("q") ?? "",
    heard: heard === "live" || heard === "today" ? heard : undefined,
    kind: kind === "enviro" || kind === "bridge" || kind === "mesh" ? kind : undefined,
    t: readTime(query.get("t")),
    at: readAt(query.get("at")),
  };
}

/** To the second with `Z`, as the hub takes it; a time to come shows nothing and is ignored. */
function readTime(text: string | null): string | undefined {
  const time = text === null ? Number.NaN : Date.parse(text);
  return time <= Date.now() ? isoSecond(time) : undefined;
}

function readAt(text: string | null): MapState["at"] {
  const numbers = (text ?? "").split(",").map(Number);
  const [lat, lon, zoom] = numbers;
  if (numbers.length !== 3 || lat === undefined || lon === undefined || zoom === undefined) return undefined;
  const sound = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 18;
  return sound ? { lat, lon, zoom } : undefined;
}

/** The address of a state; what is as usual is left out. */
export function writeMapState(state: MapState): URLSearchParams {
  const query = new URLSearchParams();
  if (state.measure !== "temperature") query.set("measure", state.measure);
  if (state.node !== undefined) query.set("node", state.node);
  if (state.list) query.set("view", "list");
  if (state.links) query.set("links", "1");
  if (state.q !== "") query.set("q", state.q);
  if (state.heard !== undefined) query.set("heard", state.heard);
  if (state.kind !== undefined) query.set("kind", state.kind);
  if (state.t !== undefined) query.set("t", state.t);
  if (state.at) query.set("at", [state.at.lat.toFixed(4), state.at.lon.toFixed(4), state.at.zoom.toFixed(1)].join(","));
  return query;
}

const RANK: Record<NodeState, number> = { live: 2, today: 1, stale: 0 };

export type Filters = Pick<MapState, "q" | "heard" | "kind">;

/** Whether a node passes the filters: every word in its names or id, of the kind, heard recently enough. */
export function passes(node: Node, { q, heard, kind }: Filters, state: NodeState): boolean {
  if (kind !== undefined && node.kind !== kind) return false;
  if (heard !== undefined && RANK[state] < RANK[heard]) return false;
  if (q.trim() === "") return true;
  const haystack = fold(`${node.longName ?? ""} ${node.shortName ?? ""} ${node.station?.name ?? ""} ${node.id}`);
  return fold(q)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/** Without case and accents: "zizkov" finds Žižkov. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
