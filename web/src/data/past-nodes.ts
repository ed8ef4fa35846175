import { getJson } from "@/api/client";
import type { Aqi, Node, PastNode, PastNodeFeatures } from "@/api/types";
import type { NodesData } from "./nodes-data";

/** The nodes as they were at a time, with the index of air quality of then. */
export type PastData = { nodes: NodesData; aqi: ReadonlyMap<string, Aqi> };

/** Asks for the nodes that were heard within the day before `time`, ISO 8601 with `Z`. */
export async function loadPast(time: string, signal?: AbortSignal): Promise<PastData> {
  const { features } = await getJson<PastNodeFeatures>("/network/at", { time }, signal);
  return pastData(features);
}

export function pastData(features: readonly PastNode[]): PastData {
  const nodes = new Map<string, Node>();
  const aqi = new Map<string, Aqi>();
  for (const feature of features) {
    nodes.set(feature.id, asNode(feature));
    if (feature.properties.aqi) aqi.set(feature.id, feature.properties.aqi);
  }
  return { nodes, aqi };
}

function asNode({ id, geometry, properties }: PastNode): Node {
  const { precisionBits, ...rest } = properties;
  const [lon = 0, lat = 0, alt] = geometry.coordinates;
  return {
    ...rest,
    num: Number.parseInt(id.slice(1), 16),
    // When it was heard first is not told of the past, and nothing on the map asks for it.
    firstHeard: properties.lastHeard,
    position: { lat, lon, alt, precisionBits, time: properties.lastHeard },
  };
}
