import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp, stubBrowser } from "@/testing/render-app";
import { moneyText } from "@/lib/plan-words";

type Sent = { url: string; method: string; body: unknown };

const ID = "8f9d2b4e-6a4c-4d0a-9a53-0b7c1c2f9e11";
const ORDER = {
  id: "kc-1",
  plan: "monthly",
  state: "PENDING",
  flags: ["partial"],
  amount: "5.00",
  paid: "2.50",
  currency: "EUR",
  checkoutUrl: "https://pay.example.org/i/1",
  createdAt: "2026-11-24T20:00:00Z",
  changedAt: "2026-11-24T20:00:00Z",
};
const PERIOD = { start: "2026-11-24T00:00:00Z", end: "2026-11-25T00:00:00Z", limit: 50, reserved: 1, consumed: 2 };

const answers: Record<string, unknown> = {
  "/session": { account: ID, verified: true, roles: ["subscriber"], insecure: false, csrf: { header: "X-CSRF-Token", token: "t1" } },
  "/notices": { items: [{ id: 7, kind: "payment-partial", subject: "kc-1", detail: { paid: 2.5, amount: 5, currency: "EUR" }, createdAt: ORDER.createdAt }], nextCursor: null },
  "/subscription": { state: "ACTIVE", canSend: true, plan: "monthly", currentEnd: "2026-12-24T20:00:00Z" },
  "/plans": {
    items: [{ id: "monthly", name: "Month", period: "P1M", price: "5.00", currency: "EUR", messagesPerDay: 50, messagesPerMonth: 600, priorityWeight: 1 }],
    nextCursor: null,
  },
  "/orders": { items: [ORDER], nextCursor: null },
  "/usage": { alias: "ada", canSend: true, day: PERIOD, month: { ...PERIOD, limit: 600 }, entries: [] },
  "/my/nodes": { items: [{ id: "!a1b2c3d4", role: "OWNER", state: "active", name: "Roof", inbound: "CONTACTS", claimedAt: ORDER.createdAt }], nextCursor: null },
  "/my/nodes/!a1b2c3d4/members": { items: [{ account: ID, role: "OWNER" }], nextCursor: null },
  "/account": { id: ID, email: "ada@example.org", emailVerified: true, settings: {}, operator: false, suspended: false, createdAt: ORDER.createdAt },
  "/sessions": { items: [], nextCursor: null },
  "/tokens": { items: [], nextCursor: null },
};

/** A hub that answers questions from the table, and notes what is to be changed. */
function stubHub(changed: unknown, status = 200): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const path = url.replace("/api/v1", "").replace(/\?.*/, "");
    if ((init?.method ?? "GET") === "GET") {
      const known = answers[path];
      return Promise.resolve(Response.json(known ?? { code: "not-found" }, { status: known === undefined ? 404 : 200 }));
    }
    sent.push({ url: path, method: init?.method ?? "", body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined });
    return Promise.resolve(status === 204 ? new Response(null, { status }) : Response.json(changed, { status }));
  });
  return sent;
}

describe("the account page", () => {
  beforeEach(stubBrowser);
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("says what holds, what was ordered and what was used", async () => {
    stubHub({});
    renderApp("/account?order=kc-1");

    expect(await screen.findByText("Active")).toBeVisible();
    expect(screen.getByText("Partly paid")).toBeVisible();
    expect(screen.getByText(/€2.50 of €5.00 received/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Pay" })).toHaveAttribute("href", ORDER.checkoutUrl);
    expect(screen.getByText("Partly paid").closest("li")).toHaveAttribute("aria-current", "true");
    expect(screen.getByText(/Today: 3 of 50 messages/)).toBeVisible();
  });

  it("orders a plan by its id alone", async () => {
    const sent = stubHub({ code: "payment-unavailable", detail: "BTCPay does not answer" }, 503);
    renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Order 1 month" }));

    expect(await screen.findByRole("alert")).toHaveTextContent("BTCPay does not answer");
    expect(sent).toEqual([{ url: "/orders", method: "POST", body: { plan: "monthly" } }]);
  });

  it("shows what the hub has to tell until it is put away", async () => {
    const sent = stubHub(undefined, 204);
    renderApp("/status");
    const notices = await screen.findByRole("region", { name: "Notices" });
    expect(notices).toHaveTextContent("2.5 of 5 EUR arrived.");
    await userEvent.click(within(notices).getByRole("button", { name: "Put away" }));

    expect(sent).toEqual([{ url: "/notices/7", method: "DELETE", body: undefined }]);
  });

  it("lets an owner say what others see of a node", async () => {
    const sent = stubHub(undefined, 204);
    renderApp("/account/nodes");
    await userEvent.click(await screen.findByText("Change"));
    await userEvent.selectOptions(screen.getByLabelText("Show it on the map"), "no");
    await userEvent.selectOptions(screen.getByLabelText("Position"), "13");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));

    expect(sent).toEqual([
      { url: "/my/nodes/!a1b2c3d4", method: "PATCH", body: { name: "Roof", inbound: "CONTACTS", consent: false, precisionBits: 13 } },
    ]);
  });

  it("asks the browser for leave to tell of answers only when that is wanted", async () => {
    const requestPermission = vi.fn().mockResolvedValue("granted");
    vi.stubGlobal("Notification", Object.assign(vi.fn(), { permission: "default", requestPermission }));
    stubHub(undefined, 204);
    renderApp("/account/settings");
    const on = await screen.findByRole("button", { name: "Tell me of answers here" });
    expect(requestPermission).not.toHaveBeenCalled();
    await userEvent.click(on);
    await userEvent.click(await screen.findByRole("button", { name: "No more notices here" }));
    expect(await screen.findByRole("button", { name: "Tell me of answers here" })).toBeVisible();
    expect(requestPermission).toHaveBeenCalledTimes(1);
  });

  it("shows a new token this once", async () => {
    const sent = stubHub({ id: ID, name: "garden", hint: "9f3c", scopes: [], createdAt: ORDER.createdAt, token: "kosmo_secret" }, 201);
    renderApp("/account/programs");
    await userEvent.type(await screen.findByLabelText("What for"), "garden");
    await userEvent.click(screen.getByLabelText("read messages"));
    await userEvent.click(screen.getByRole("button", { name: "Make a token" }));

    expect(await screen.findByText("kosmo_secret")).toBeVisible();
    expect(sent[0]?.body).toEqual({ name: "garden", scopes: ["messages:read"], expiresIn: "P90D" });
  });

  it("writes money as the reader does, and knows no currency by heart", () => {
    expect(moneyText("5.00", "EUR", "de")).toBe("5,00\u00a0€");
    expect(moneyText("5.00", "not a currency", "en")).toBe("5.00 not a currency");
  });
});
