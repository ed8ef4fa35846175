import type { Message, TimelineEntry } from "@/api/types";
import type { IconName } from "@/components/icon";
import type { TextKey } from "@/texts/en";
import type { Translate } from "@/texts/texts";

export const WAITING = ["no-bridge", "airtime", "pacing", "turn", "retry", "key"] as const;
export const REASONS = [
  "no-confirmation",
  "no-answer",
  "too-large",
  "no-channel",
  "pki-failed",
  "pki-unknown-key",
  "not-permitted",
] as const;
export const STEPS = [
  "accepted",
  "offered",
  "taken",
  "granted",
  "radio-accepted",
  "repeated",
  "acknowledged",
  "cancelled",
  "withdrawn",
  "bridge-lost",
  "not-taken",
  "refused",
  "no-answer",
  "recipient-silent",
  "outcome-unknown",
  "deadline",
  "received",
  ...REASONS.filter((reason) => reason !== "no-answer"),
] as const;

/** The key of a word if it is one of those that the catalogue knows. */
function known<W extends string>(words: readonly W[], word: string | undefined): W | undefined {
  return words.find((one) => one === word);
}

/** What became of a message, in one line (the words of the delivery contract). */
export function stateWords(message: Message, t: Translate): string {
  const { state } = message;
  if (state === "queued") {
    const reason = known(WAITING, message.waiting) ?? "turn";
    const waiting = t("message.queued", { reason: t(`message.waiting.${reason}`) });
    const place = message.position;
    return place === undefined || place < 2 ? waiting : `${waiting}, ${t("message.position", { n: place })}`;
  }
  if (state === "dispatched") return t("message.dispatched", { bridge: message.bridge ?? "?" });
  if (state === "relayed") return t(message.node === "^all" ? "message.relayed.channel" : "message.relayed.direct");
  if (state === "failed") return reasonWords(message.reason, t);
  return t(`message.${state}`);
}

export function reasonWords(reason: string | undefined, t: Translate): string {
  const word = known(REASONS, reason);
  return word === undefined ? t("message.reason.other", { code: reason ?? "?" }) : t(`message.reason.${word}`);
}

/** A step of the timeline in words. */
export function stepWords({ what, bridge }: TimelineEntry, t: Translate): string {
  if (what.startsWith("dropped-")) return t("message.step.dropped", { bridge: bridge ?? "?", cause: what.slice("dropped-".length) });
  const step = known(STEPS, what);
  if (step === undefined) return t("message.step.other", { code: what });
  return t(`message.step.${step}` satisfies TextKey, { bridge: bridge ?? "?" });
}

export type Tone = "under-way" | "good" | "bad" | "quiet";

export function stateLook(state: Message["state"]): { icon: IconName; tone: Tone } {
  switch (state) {
    case "delivered":
      return { icon: "checks", tone: "good" };
    case "relayed":
      return { icon: "check", tone: "good" };
    case "failed":
    case "unknown":
      return { icon: "alert", tone: "bad" };
    case "expired":
    case "cancelled":
      return { icon: "close", tone: "quiet" };
    case "sent":
      return { icon: "send", tone: "under-way" };
    case "received":
      return { icon: "message", tone: "quiet" };
    default:
      return { icon: "lastHeard", tone: "under-way" };
  }
}

/** It can be taken back: the hub decides, this only spares a refusal. */
export const isCancellable = ({ state, ended }: Message) => !ended && (state === "queued" || state === "dispatched");

/**
 * Sending it again makes sense: it came to nothing or nobody confirmed it, and nothing more is expected. What is too long stays so.
 */
export const isRetryable = ({ direction, node, state, ended, reaction, reason }: Message) =>
  direction === "out" &&
  ended &&
  reaction !== true &&
  reason !== "too-large" &&
  (["failed", "expired", "cancelled", "unknown"].includes(state) || (state === "relayed" && node !== "^all"));
