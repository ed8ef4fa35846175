import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import type { Account, Order, OrderList, SessionList, Subscription, TokenList, Usage } from "@/api/types";

export { myNodesQuery as nodesQuery, plansQuery } from "@/data/queries";

/** All that is asked for here lies under one key, so that signing out forgets it at once. */
const read = <T>(path: string) =>
  queryOptions({ queryKey: ["account", path], queryFn: ({ signal }) => getJson<T>(path, {}, signal) });

export const accountQuery = read<Account>("/account");
export const tokensQuery = read<TokenList>("/tokens");
export const sessionsQuery = read<SessionList>("/sessions");
export const ordersQuery = read<OrderList>("/orders");
export const subscriptionQuery = read<Subscription>("/subscription");
export const usageQuery = read<Usage>("/usage");

/** Money is on its way, or may still come. */
export const isOpen = (order: Order) => order.state === "PENDING" || order.state === "PROCESSING";

/** How often what follows from a payment is asked for while one is awaited. */
export const AWAITED = 3000;
