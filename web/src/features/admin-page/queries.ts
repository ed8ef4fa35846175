import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, type Query } from "@/api/client";
import type {
  AccountList,
  AuditList,
  Bridge,
  BridgeList,
  ClientList,
  GatewaySummary,
  InboxList,
  NodeAliasList,
  ReviewList,
} from "@/api/types";

/** How often the room looks again by itself: a bridge speaks every 30 seconds. */
export const OFTEN = 10_000;

/** All that is asked for here lies under one key, so that a change renews whatever it may concern. */
const read = <T>(path: string, query: Query = {}) =>
  queryOptions({ queryKey: ["admin", path, query], queryFn: ({ signal }) => getJson<T>(path, query, signal) });

/** A list of many pages; its cursor goes by the name that the contract gives it. */
const pages = <T extends { nextCursor: string | null }>(path: string, query: Query, cursor: "cursor" | "before") =>
  infiniteQueryOptions({
    queryKey: ["admin", path, query],
    queryFn: ({ pageParam, signal }) => getJson<T>(path, { ...query, limit: 50, [cursor]: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: T) => nextCursor ?? undefined,
  });

export const bridgesQuery = { ...read<BridgeList>("/admin/bridges"), refetchInterval: OFTEN };
export const bridgeQuery = (id: string) => read<Bridge>(`/admin/bridges/${id}`);
export const gatewayQuery = { ...read<GatewaySummary>("/admin/gateway"), refetchInterval: OFTEN };
export const namesQuery = read<NodeAliasList>("/node-aliases");
export const clientsQuery = { ...read<ClientList>("/admin/clients"), retry: false };
export const ordersQuery = (state: string) => pages<ReviewList>("/admin/orders", state === "" ? {} : { state }, "cursor");
export const accountsQuery = (q: string) => pages<AccountList>("/admin/accounts", q === "" ? {} : { q }, "cursor");
export const inboxQuery = pages<InboxList>("/admin/inbox", {}, "before");
export const auditQuery = (object: string) => pages<AuditList>("/admin/audit", object === "" ? {} : { object }, "cursor");
