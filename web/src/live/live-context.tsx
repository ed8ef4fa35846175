import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { getJson } from "@/api/client";
import type { Node } from "@/api/types";
import { type LiveEvent, mergeEvents } from "@/data/nodes-data";
import { networkQuery, nodesQuery } from "@/data/queries";
import { type LiveState, LiveStream } from "./live-stream";

type Live = {
  state: LiveState;
  /** Whether it was live before: then there is something to show that grows old. */
  known: boolean;
  toggle: () => void;
  /** Connects at once, and asks again for what failed. */
  again: () => void;
};

const LiveContext = createContext<Live>({
  state: { kind: "connecting" },
  known: false,
  toggle: () => undefined,
  again: () => undefined,
});

/** Keeps the nodes and the network in the query cache as they are now. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>({ kind: "connecting" });
  const [known, setKnown] = useState(false);
  const stream = useMemo(
    () =>
      new LiveStream({
        events: (events) => apply(client, events),
        network: (network) => client.setQueryData(networkQuery.queryKey, network),
        reset: () => void client.invalidateQueries(),
        back: () => askAgain(client),
        state: (next) => {
          setState(next);
          if (next.kind === "live") setKnown(true);
        },
      }),
    [client],
  );
  useEffect(() => {
    stream.start();
    return () => stream.stop();
  }, [stream]);
  const paused = state.kind === "paused";
  useEffect(() => {
    if (paused) return;
    const back = () => stream.start();
    const gone = () => stream.lose();
    window.addEventListener("online", back);
    window.addEventListener("offline", gone);
    return () => {
      window.removeEventListener("online", back);
      window.removeEventListener("offline", gone);
    };
  }, [stream, paused]);
  const live = useMemo(
    () => ({
      state,
      known,
      toggle: () => (state.kind === "paused" ? stream.start() : stream.pause()),
      again: () => {
        stream.start();
        askAgain(client);
      },
    }),
    [state, known, stream, client],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  return useContext(LiveContext);
}

/** What failed while the hub was away did not fail for good. */
function askAgain(client: QueryClient): void {
  void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
}

function apply(client: QueryClient, events: readonly LiveEvent[]): void {
  const nodes = client.getQueryData(nodesQuery.queryKey);
  if (!nodes) return;
  const merged = mergeEvents(nodes, events);
  client.setQueryData(nodesQuery.queryKey, merged.nodes);
  for (const id of merged.unknown) void welcome(client, id);
}

const asked = new Set<string>();

/** A node that the list did not have yet: fetched once. */
async function welcome(client: QueryClient, id: string): Promise<void> {
  if (asked.has(id)) return;
  asked.add(id);
  const node = await getJson<Node>(`/nodes/${id}`).catch(() => undefined);
  if (!node) return;
  client.setQueryData(nodesQuery.queryKey, (nodes) => nodes && new Map(nodes).set(id, node));
}
