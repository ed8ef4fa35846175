import { infiniteQueryOptions, type InfiniteData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { apiUrl, getJson } from "@/api/client";
import type {
  Block,
  BlockList,
  ChannelList,
  ChannelMessageList,
  ConversationList,
  Message,
  MessageList,
  MessageWithTimeline,
  NodeAliasList,
  Usage,
} from "@/api/types";
import { MINUTE } from "@/lib/age";

export const conversationsQuery = queryOptions({
  queryKey: ["messages", "conversations"],
  queryFn: ({ signal }) => getJson<ConversationList>("/conversations", { limit: 200 }, signal),
  staleTime: MINUTE,
});

export const usageQuery = queryOptions({
  queryKey: ["messages", "usage"],
  queryFn: ({ signal }) => getJson<Usage>("/usage", {}, signal),
  staleTime: MINUTE,
});

export const aliasesQuery = queryOptions({
  queryKey: ["messages", "aliases"],
  queryFn: ({ signal }) => getJson<NodeAliasList>("/node-aliases", {}, signal),
  staleTime: MINUTE,
});

export const threadQuery = (node: string) =>
  infiniteQueryOptions({
    queryKey: ["messages", "thread", node],
    queryFn: ({ pageParam, signal }) =>
      getJson<MessageList>(`/conversations/${node}/messages`, { limit: 50, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: MINUTE,
    retry: false,
  });

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", "one", id],
    queryFn: ({ signal }) => getJson<MessageWithTimeline>(`/messages/${id}`, {}, signal),
  });

export const blockQuery = (node: string) =>
  queryOptions({
    queryKey: ["messages", "block", node],
    queryFn: ({ signal }) => getJson<Block>(`/blocks/${node}`, {}, signal),
    staleTime: MINUTE,
  });

export const blocksQuery = queryOptions({
  queryKey: ["messages", "blocks"],
  queryFn: ({ signal }) => getJson<BlockList>("/blocks", {}, signal),
});

/** Texts on channels are public; no event tells of them, so they are asked for now and then. */
const SOMETIMES = 15_000;

export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: ({ signal }) => getJson<ChannelList>("/channels", {}, signal),
  refetchInterval: MINUTE,
});

export const channelQuery = (channel: string) =>
  infiniteQueryOptions({
    queryKey: ["channels", channel],
    queryFn: ({ pageParam, signal }) =>
      getJson<ChannelMessageList>(`/channels/${encodeURIComponent(channel)}/messages`, { limit: 50, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: SOMETIMES,
  });

/** Puts a message into its thread as it is now; what the thread does not have yet is fetched. */
export function noteMessage(client: QueryClient, message: Message): void {
  const { queryKey } = threadQuery(message.node);
  const thread = client.getQueryData<InfiniteData<MessageList, string | undefined>>(queryKey);
  const isThere = thread?.pages.some(({ items }) => items.some(({ id }) => id === message.id)) ?? false;
  if (thread && isThere) {
    const pages = thread.pages.map((page) => ({
      ...page,
      items: page.items.map((one) => (one.id === message.id ? message : one)),
    }));
    client.setQueryData(queryKey, { ...thread, pages });
  } else {
    void client.invalidateQueries({ queryKey });
  }
  void client.invalidateQueries({ queryKey: messageQuery(message.id).queryKey });
  void client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  if (message.ended || message.state === "queued") void client.invalidateQueries({ queryKey: usageQuery.queryKey });
}

/** The account's own messages as they happen; the browser connects again by itself. */
export function watchMessages(client: QueryClient): () => void {
  const source = new EventSource(apiUrl("/messages/stream"));
  const renew = () => void client.invalidateQueries({ queryKey: ["messages"] });
  source.addEventListener("message", (event) => {
    noteMessage(client, JSON.parse((event as MessageEvent<string>).data) as Message);
  });
  source.addEventListener("reset", renew);
  // Between the first answers and the stream something may have happened.
  source.addEventListener("open", renew, { once: true });
  return () => source.close();
}
