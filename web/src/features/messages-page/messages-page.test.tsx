import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp, stubBrowser } from "@/testing/render-app";

const NODE = "!a1b2c3d4";
const PERIOD = { start: "2026-11-24T00:00:00Z", end: "2026-11-25T00:00:00Z", limit: 50, reserved: 0, consumed: 3 };
const OWN = {
  id: "5b1a4f0c-8f5e-4b7e-9a44-9a0d2c3b7f10",
  direction: "out",
  node: NODE,
  text: "Is the ridge road open?",
  bytes: 29,
  state: "queued",
  waiting: "no-bridge",
  ended: false,
  units: 1,
  charge: "reserved",
  createdAt: "2026-11-24T12:00:00Z",
};
const ANSWER = { ...OWN, id: "2", direction: "in", state: "received", ended: true, text: "Since noon", verified: true };

type Sent = { method: string; path: string; body: unknown };

/** A hub with one conversation; it takes every change. */
function stubMessages({ canSend = true, signedIn = true, operator = false, messages = [ANSWER, OWN] as unknown[] } = {}) {
  const sent: Sent[] = [];
  const streams: EventTarget[] = [];
  const answers: Record<string, unknown> = {
    "/session": { ...(signedIn ? { account: "a1" } : {}), roles: operator ? ["operator"] : [], insecure: false, csrf: { header: "X-CSRF-Token", token: "t1" } },
    "/usage": { alias: "nova", canSend, day: PERIOD, month: PERIOD, entries: [] },
    "/conversations": {
      items: [{ node: { id: NODE, longName: "Ridge hut" }, lastMessageAt: ANSWER.createdAt, lastMessage: ANSWER, unread: 1, blocked: false }],
      nextCursor: null,
    },
    [`/conversations/${NODE}/messages`]: { items: messages, nextCursor: null },
    [`/blocks/${NODE}`]: { node: NODE, blocked: false, blockedByNode: false },
    [`/messages/${OWN.id}`]: {
      ...OWN,
      timeline: [{ at: "2026-11-24T12:00:00.120Z", state: "queued", what: "accepted", actor: "sender", source: "reported" }],
    },
    "/node-aliases": { items: [], nextCursor: null },
    "/blocks": { items: [{ node: NODE, blocked: true, blockedByNode: false }], nextCursor: null },
    "/channels": { items: [{ channel: "LongFast", texts: 1, lastAt: ANSWER.createdAt }], nextCursor: null },
    "/channels/LongFast/messages": {
      items: [{ id: "c1", node: NODE, longName: "Ridge hut", channel: "LongFast", text: "Good morning", createdAt: ANSWER.createdAt, bridge: "ridge" }],
      nextCursor: null,
    },
    "/nodes": { items: [{ id: NODE, num: 0xa1b2c3d4, longName: "Ridge hut", kind: "mesh", state: "live", firstHeard: "", lastHeard: "" }], nextCursor: null },
  };
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const path = url.replace("/api/v1", "").replace(/\?.*/, "");
    const method = init?.method ?? "GET";
    if (method !== "GET") {
      sent.push({ method, path, body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined });
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    const body = answers[path];
    return Promise.resolve(Response.json(body ?? { code: "not-found" }, { status: body === undefined ? 404 : 200 }));
  });
  vi.stubGlobal("EventSource", class extends EventTarget {
    readonly readyState = 1;
    constructor(url: string) {
      super();
      if (url.endsWith("/messages/stream")) streams.push(this);
    }
    close(): void {
      this.dispatchEvent(new Event("closed"));
    }
  });
  return { sent, streams };
}

describe("the messages page", () => {
  beforeEach(() => {
    stubBrowser();
    Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("asks strangers to sign in", async () => {
    stubMessages({ signedIn: false });
    renderApp("/messages");
    expect(await screen.findByRole("link", { name: "Sign in" })).toBeVisible();
  });

  it("is kind to those without a subscription", async () => {
    stubMessages({ canSend: false });
    renderApp(`/messages/${NODE}`);
    expect(await screen.findByRole("heading", { name: "Sending needs a subscription." })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Send" })).toBeNull();
    expect(await screen.findByText("Is the ridge road open?")).toBeVisible();
  });

  it("sends what was typed, and shows how it will be read", async () => {
    const { sent } = stubMessages();
    renderApp(`/messages/${NODE}`);
    await userEvent.type(await screen.findByLabelText("Your text"), "Thank you");
    expect(screen.getByText("nova: Thank you")).toBeVisible();
    expect(screen.getByText("15 / 200 bytes")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(sent).toContainEqual({ method: "POST", path: "/messages", body: { to: NODE, text: "Thank you" } });
  });

  it("does not send what does not fit", async () => {
    stubMessages();
    renderApp(`/messages/${NODE}`);
    await userEvent.click(await screen.findByLabelText("Your text"));
    await userEvent.paste("ž".repeat(100));
    expect(screen.getByText("Shorten by 6 bytes")).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
  });

  it("answers, reacts and takes back", async () => {
    const { sent } = stubMessages();
    renderApp(`/messages/${NODE}`);
    const talk = within(await screen.findByRole("log"));
    const heard = talk.getByText("Since noon").closest("li") as HTMLElement;
    await userEvent.click(within(heard).getByRole("button", { name: "Reply" }));
    await userEvent.type(screen.getByLabelText("Your text"), "Good");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    await userEvent.click(within(heard).getByRole("button", { name: "React" }));
    await userEvent.click(within(heard).getByRole("button", { name: "👍" }));
    const own = screen.getByText("Is the ridge road open?").closest("li") as HTMLElement;
    await userEvent.click(within(own).getByRole("button", { name: "Take back" }));
    expect(sent).toEqual(
      expect.arrayContaining([
        { method: "POST", path: `/conversations/${NODE}/read`, body: undefined },
        { method: "POST", path: "/messages", body: { to: NODE, text: "Good", replyTo: "2" } },
        { method: "POST", path: "/messages", body: { to: NODE, text: "👍", reaction: true, replyTo: "2" } },
        { method: "DELETE", path: `/messages/${OWN.id}`, body: undefined },
      ]),
    );
  });

  it("follows a message as it happens, and tells the whole story when asked", async () => {
    const { streams } = stubMessages({ messages: [OWN] });
    renderApp(`/messages/${NODE}`);
    const state = await screen.findByRole("button", { name: "Waiting: no bridge in reach" });
    await userEvent.click(state);
    expect(await screen.findByText("Accepted")).toBeVisible();
    const delivered = { ...OWN, state: "delivered", ended: true, charge: "consumed", event: { what: "acknowledged" } };
    act(() => {
      streams[0]?.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(delivered) }));
    });
    expect(await screen.findByRole("button", { name: "Delivered to recipient" })).toBeVisible();
  });

  it("lists whom one blocks, and lifts a block", async () => {
    const { sent } = stubMessages();
    renderApp("/messages/blocks");
    expect(await screen.findByRole("link", { name: "Ridge hut" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Unblock Ridge hut" }));
    expect(sent).toEqual([{ method: "DELETE", path: `/blocks/${NODE}`, body: undefined }]);
  });

  it("shows channels to strangers, and lets operators speak there", async () => {
    stubMessages({ signedIn: false });
    renderApp("/messages/channels");
    expect(await screen.findByText("Good morning")).toBeVisible();
    expect(screen.queryByLabelText("Your text")).toBeNull();
    cleanup();

    const { sent } = stubMessages({ operator: true });
    renderApp("/messages/channels/LongFast");
    await userEvent.type(await screen.findByLabelText("Your text"), "Storm tonight");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(sent).toContainEqual({ method: "POST", path: "/messages", body: { to: "^all", channel: "LongFast", text: "Storm tonight" } });
  });

  it("finds a recipient by name", async () => {
    stubMessages();
    renderApp("/messages");
    await userEvent.click(await screen.findByRole("button", { name: "New message" }));
    await userEvent.type(screen.getByRole("searchbox"), "ridge");
    const dialog = screen.getByRole("dialog", { name: "New message" });
    await userEvent.click(await within(dialog).findByRole("button", { name: /Ridge hut/ }));
    expect(await screen.findByLabelText("Your text")).toBeVisible();
  });
});
