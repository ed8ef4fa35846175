import type { Message } from "@/api/types";
import { DAY } from "@/lib/age";

/** Enough of the past to tell from, and not so much that old weather on the air counts. */
const REMEMBERED = 5;

export type Wait = { kind: "unheard" } | { kind: "known"; seconds: number } | { kind: "soon" };

/**
 * What is to be expected of a text to a node: a node that no bridge heard within a day is out of reach for now (the hub asks
 * only bridges that heard it); else the median of what the last texts to it took until their end was known.
 */
export function expectedWait(lastHeard: string | undefined, newestFirst: readonly Message[], now: number): Wait {
  if (lastHeard !== undefined && now - new Date(lastHeard).getTime() > DAY) return { kind: "unheard" };
  const took = newestFirst
    .filter(({ direction, state, reaction, updatedAt }) => direction === "out" && reaction !== true && state === "delivered" && updatedAt !== undefined)
    .slice(0, REMEMBERED)
    .map(({ createdAt, updatedAt = createdAt }) => Math.round((new Date(updatedAt).getTime() - new Date(createdAt).getTime()) / 1000))
    .sort((a, b) => a - b);
  const seconds = took[Math.floor((took.length - 1) / 2)];
  return seconds === undefined ? { kind: "soon" } : { kind: "known", seconds: Math.max(1, seconds) };
}
