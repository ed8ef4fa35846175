import type { Message } from "@/api/types";

/** A message of a thread with the reactions to it. */
export type Bubble = { message: Message; reactions: readonly Message[] };

/** The oldest text from the mesh that came after one last looked; none when nothing is new. */
export function firstNew(newestFirst: readonly Message[], readAt: string | undefined): string | undefined {
  const fresh = newestFirst.filter(
    ({ direction, reaction, createdAt }) =>
      direction === "in" && reaction !== true && (readAt === undefined || new Date(createdAt) > new Date(readAt)),
  );
  return fresh.at(-1)?.id;
}

export type Day = { day: string; bubbles: readonly Bubble[] };

/**
 * Oldest first and by day of the reader; reactions stand beside what they are about. One about a message that is not
 * loaded stands for itself.
 */
export function threadDays(newestFirst: readonly Message[], dayOf: (time: string) => string): Day[] {
  const ids = new Set(newestFirst.map(({ id }) => id));
  const reactions = new Map<string, Message[]>();
  const days = new Map<string, Bubble[]>();
  for (const message of [...newestFirst].reverse()) {
    if (message.reaction === true && message.replyTo !== undefined && ids.has(message.replyTo)) {
      reactions.set(message.replyTo, [...(reactions.get(message.replyTo) ?? []), message]);
    }
  }
  for (const message of [...newestFirst].reverse()) {
    if (message.reaction === true && message.replyTo !== undefined && ids.has(message.replyTo)) continue;
    const day = dayOf(message.createdAt);
    days.set(day, [...(days.get(day) ?? []), { message, reactions: reactions.get(message.id) ?? [] }]);
  }
  return [...days].map(([day, bubbles]) => ({ day, bubbles }));
}
