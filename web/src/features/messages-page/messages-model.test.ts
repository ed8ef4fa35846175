import { describe, expect, it } from "vitest";
import type { Message, Node } from "@/api/types";
import { messages } from "@/texts/en/messages";
import { makeTranslate } from "@/texts/texts";
import { isCancellable, isRetryable, reasonWords, stateWords, stepWords, STEPS } from "./message-words";
import { findRecipients } from "./recipients";
import { budget, cleanText, MOST_BYTES, wireText } from "./text-bytes";
import { expectedWait } from "./expected-wait";
import { firstNew, threadDays } from "./thread-model";

const t = makeTranslate(messages, "en");

const message = (part: Partial<Message>): Message => ({
  id: "m1",
  direction: "out",
  node: "!a1b2c3d4",
  text: "Hello",
  bytes: 11,
  state: "queued",
  ended: false,
  units: 1,
  createdAt: "2026-11-24T12:00:00Z",
  ...part,
});

describe("a text", () => {
  it("is counted in bytes of UTF-8 with the name before it", () => {
    expect(wireText("nova", "Žižkov?")).toBe("nova: Žižkov?");
    expect(budget("nova", "Žižkov?").bytes).toBe(15);
    expect(budget("nova", "ž".repeat(120))).toMatchObject({ bytes: 246, excess: 46, tight: true, empty: false });
    expect(budget("nova", "a".repeat(MOST_BYTES - 6))).toMatchObject({ bytes: MOST_BYTES, excess: 0 });
  });

  it("is composed, and loses what commands a screen", () => {
    expect(cleanText("cafe\u0301\n\u202eevil\u0007 ")).toBe("café evil");
    expect(budget("nova", " \u0007 ").empty).toBe(true);
  });
});

describe("the state of a message", () => {
  it("is said in the words of the contract", () => {
    expect(stateWords(message({ waiting: "no-bridge" }), t)).toBe("Waiting: no bridge in reach");
    expect(stateWords(message({ waiting: "airtime", position: 3 }), t)).toBe(
      "Waiting: airtime is used up for now, number 3 in line",
    );
    expect(stateWords(message({ state: "dispatched", bridge: "ridge" }), t)).toBe("At bridge ridge");
    expect(stateWords(message({ state: "sent" }), t)).toBe("Sending…");
    expect(stateWords(message({ state: "relayed" }), t)).toBe("Relayed, not confirmed by recipient");
    expect(stateWords(message({ state: "relayed", node: "^all" }), t)).toBe("Delivered to mesh");
    expect(stateWords(message({ state: "delivered" }), t)).toBe("Delivered to recipient");
    expect(stateWords(message({ state: "expired" }), t)).toBe("Expired, not sent, not charged");
    expect(stateWords(message({ state: "cancelled" }), t)).toBe("Cancelled, not charged");
    expect(stateWords(message({ state: "unknown" }), t)).toBe("Outcome unknown");
    expect(stateWords(message({ state: "failed", reason: "no-confirmation" }), t)).toBe(
      "No confirmation from the mesh; it may still have arrived",
    );
  });

  it("shows codes that it does not know as they are", () => {
    expect(reasonWords("radio-error-17", t)).toBe("Failed: radio-error-17");
    const step = { at: "2026-11-24T12:00:00Z", state: "queued", actor: "hub", source: "reported" } as const;
    expect(stepWords({ ...step, what: "something-new" }, t)).toBe("something-new");
    expect(stepWords({ ...step, what: "dropped-expired", bridge: "ridge" }, t)).toBe("Bridge ridge gave up: expired");
    for (const what of STEPS) expect(stepWords({ ...step, what, bridge: "ridge" }, t)).not.toBe(what);
  });

  it("decides what can be done", () => {
    expect(isCancellable(message({ state: "dispatched" }))).toBe(true);
    expect(isCancellable(message({ state: "sent" }))).toBe(false);
    expect(isRetryable(message({ state: "failed", ended: true }))).toBe(true);
    expect(isRetryable(message({ state: "delivered", ended: true }))).toBe(false);
    expect(isRetryable(message({ state: "failed", ended: true, reaction: true }))).toBe(false);
    expect(isRetryable(message({ state: "failed", ended: true, reason: "too-large" }))).toBe(false);
    expect(isRetryable(message({ state: "relayed", ended: true }))).toBe(true);
    expect(isRetryable(message({ state: "relayed", ended: true, node: "^all" }))).toBe(false);
  });
});

describe("a thread", () => {
  it("is told oldest first, by day, with reactions beside what they are about", () => {
    const days = threadDays(
      [
        message({ id: "r", direction: "in", reaction: true, text: "👍", replyTo: "b", createdAt: "2026-11-25T09:00:00Z" }),
        message({ id: "b", createdAt: "2026-11-25T08:00:00Z" }),
        message({ id: "a", createdAt: "2026-11-24T08:00:00Z" }),
        message({ id: "x", reaction: true, text: "🙏", replyTo: "gone", createdAt: "2026-11-24T07:00:00Z" }),
      ],
      (time) => time.slice(0, 10),
    );
    expect(days.map(({ day, bubbles }) => [day, bubbles.map(({ message: { id } }) => id)])).toEqual([
      ["2026-11-24", ["x", "a"]],
      ["2026-11-25", ["b"]],
    ]);
    expect(days[1]?.bubbles[0]?.reactions.map(({ id }) => id)).toEqual(["r"]);
  });
});

describe("new texts", () => {
  const heard = (id: string, createdAt: string) => message({ id, direction: "in", state: "received", createdAt });
  const thread = [heard("c", "2026-11-24T12:30:00Z"), heard("b", "2026-11-24T12:10:00Z"), message({ id: "o" }), heard("a", "2026-11-24T11:00:00Z")];

  it("begin with the oldest that came after the last look", () => {
    expect(firstNew(thread, "2026-11-24T12:00:00Z")).toBe("b");
    expect(firstNew(thread, "2026-11-24T13:00:00Z")).toBeUndefined();
    expect(firstNew(thread, undefined)).toBe("a");
  });
});

describe("the expected wait", () => {
  const now = Date.parse("2026-11-25T12:00:00Z");
  const delivered = (seconds: number) =>
    message({ state: "delivered", updatedAt: new Date(Date.parse("2026-11-24T12:00:00Z") + seconds * 1000).toISOString() });

  it("is that of the last texts, one slow one among them or not", () => {
    expect(expectedWait("2026-11-25T11:00:00Z", [delivered(8), delivered(300), delivered(6), message({ state: "failed" })], now)).toEqual({ kind: "known", seconds: 8 });
  });

  it("is not told from nothing, and is long for a node that nobody hears", () => {
    expect(expectedWait("2026-11-25T11:00:00Z", [], now)).toEqual({ kind: "soon" });
    expect(expectedWait(undefined, [], now)).toEqual({ kind: "soon" });
    expect(expectedWait("2026-11-24T11:00:00Z", [delivered(8)], now)).toEqual({ kind: "unheard" });
  });
});

describe("recipients", () => {
  const node = (id: string, longName: string) => ({ id, longName }) as Node;
  const nodes = [node("!a1b2c3d4", "Ridge hut"), node("!00000002", "Bridge of sighs"), node("!00000003", "Valley")];
  const aliases = [
    { alias: "grandma", node: "!00000003", scope: "account" as const },
    { alias: "rescue", node: "!00000009", scope: "everybody" as const },
  ];
  const ids = (typed: string) => findRecipients(typed, nodes, aliases).map(({ id }) => id);

  it("are found by name, alias and id", () => {
    expect(ids("ridge")).toEqual(["!a1b2c3d4", "!00000002"]);
    expect(ids("GRAND")).toEqual(["!00000003"]);
    expect(ids("rescue")).toEqual(["!00000009"]);
    expect(ids("a1b2")).toEqual(["!a1b2c3d4"]);
    expect(ids("")).toEqual([]);
  });

  it("need not be known when the id is whole", () => {
    expect(findRecipients("deadbeef", nodes, aliases)).toEqual([{ id: "!deadbeef", name: "!deadbeef" }]);
    expect(ids("!a1b2c3d4")).toEqual(["!a1b2c3d4"]);
  });
});
