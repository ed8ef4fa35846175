import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import type {
  Aqi,
  LinkList,
  MetricList,
  MyNodeList,
  Network,
  Node,
  PlanList,
  StationFeatures,
  WeatherSummary,
} from "@/api/types";
import { MINUTE } from "@/lib/age";
import { loadNodes } from "./nodes-data";
import { loadPast } from "./past-nodes";

/** The queries that more than one page asks. Live events are merged into `nodes` and `network`. */
export const nodesQuery = queryOptions({
  queryKey: ["nodes"],
  queryFn: ({ signal }) => loadNodes(signal),
  // Events keep it fresh; the refetch only heals what a lost connection missed.
  staleTime: 10 * MINUTE,
  structuralSharing: false,
});

/** The past does not change any more, but for what a bridge brings late. */
export const pastQuery = (time: string) =>
  queryOptions({
    queryKey: ["past", time],
    queryFn: ({ signal }) => loadPast(time, signal),
    staleTime: 10 * MINUTE,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });

/** What a subscription costs, for who buys one and for operators who look at orders. */
export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: ({ signal }) => getJson<PlanList>("/plans", {}, signal),
  staleTime: MINUTE,
});

export const networkQuery = queryOptions({
  queryKey: ["network"],
  queryFn: ({ signal }) => getJson<Network>("/network", {}, signal),
  staleTime: MINUTE,
});

/** The index is made of hours: asking every few minutes is enough. */
export const airQualityQuery = queryOptions({
  queryKey: ["air-quality"],
  queryFn: async ({ signal }) => {
    const stations = await getJson<StationFeatures>("/weather/latest", {}, signal);
    const entries = stations.features.flatMap(({ id, properties }): [string, Aqi][] =>
      properties.aqi ? [[id, properties.aqi]] : [],
    );
    return new Map(entries);
  },
  staleTime: 5 * MINUTE,
  refetchInterval: 5 * MINUTE,
  structuralSharing: false,
});

export const summaryQuery = queryOptions({
  queryKey: ["summary"],
  queryFn: ({ signal }) => getJson<WeatherSummary>("/weather/summary", {}, signal),
  staleTime: MINUTE,
  refetchInterval: MINUTE,
});

export const linksQuery = queryOptions({
  queryKey: ["links"],
  queryFn: ({ signal }) => getJson<LinkList>("/links", { limit: 1000 }, signal),
  staleTime: 5 * MINUTE,
});

export const metricsQuery = queryOptions({
  queryKey: ["metrics"],
  queryFn: async ({ signal }) => {
    const list = await getJson<MetricList>("/metrics", {}, signal);
    return new Map(list.items.map((info) => [info.metric as string, info]));
  },
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
});

export const nodeQuery = (id: string) =>
  queryOptions({
    queryKey: ["node", id],
    queryFn: ({ signal }) => getJson<Node>(`/nodes/${id}`, {}, signal),
    staleTime: MINUTE,
  });

/** Nodes in which the account has a part. Lies under the key that signing out forgets. */
export const myNodesQuery = queryOptions({
  queryKey: ["account", "/my/nodes"],
  queryFn: ({ signal }) => getJson<MyNodeList>("/my/nodes", {}, signal),
});
