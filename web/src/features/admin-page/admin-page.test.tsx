import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp, stubBrowser, stubChangingHub } from "@/testing/render-app";
import { decisions } from "./order-row";

const ME = "8f9d2b4e-6a4c-4d0a-9a53-0b7c1c2f9e11";
const ADA = "5b1a4f0c-8f5e-4b7e-9a44-9a0d2c3b7f10";
const session = (roles: string[]) => ({ account: ME, verified: true, roles, insecure: false, csrf: { header: "X-CSRF-Token", token: "t1" } });
const swapped = { id: "prague-1", name: "Žižkov roof", kind: "bridge", state: "online", radio: "!7c5a9f02", pendingRadio: "!55c3d7a4", connected: true, enrolledAt: "2026-11-20T09:00:00Z", lost: { dropped: 2, unexplained: 1 } };
const order = { id: "kc-1", plan: "monthly", account: ADA, email: "ada@example.org", state: "PAID_LATE", flags: [], amount: "5.00", paid: "5.00", currency: "EUR", createdAt: "2026-11-24T20:00:00Z", changedAt: "2026-11-24T20:00:00Z" };
const person = { emailVerified: true, operator: false, suspended: false, createdAt: "2026-11-24T20:00:00Z" };
const list = (...items: unknown[]) => ({ items, nextCursor: null });

const hub: Record<string, unknown> = {
  "/session": session(["subscriber", "operator"]),
  "/notices": list(),
  "/network": { nodes: { live: 3, today: 0, stale: 0, total: 3 }, bridges: { online: 1, total: 2, lost: 3 }, packetsPerMinute: 41.4, receptionsPerMinute: 63.2, ingestLag: { p95: 0.42 }, backlogPerMinute: 0, heard: { packets: 5, nodes: 3, withheld: 0 } },
  "/admin/gateway": { waiting: 3, underWay: 1, lastDay: { delivered: 41, failed: 2 }, bridges: [], capacity: { senders: 12, soldPerDay: 600, soldPerMonth: 7200 } },
  "/admin/bridges": list(swapped, { id: "ridge", kind: "bridge", state: "offline", lost: { dropped: 0, unexplained: 0 } }),
  "/admin/bridges/prague-1": swapped,
  "/admin/bridges/roof": { id: "roof", kind: "bridge", state: "new", lost: { dropped: 0, unexplained: 0 } },
  "/admin/orders": list(order),
  "/plans": list({ id: "monthly", period: "P1M", price: "5.00", currency: "EUR" }),
  "/admin/inbox": list({ id: ADA, node: "!a1b2c3d4", text: "Hello", verified: true, createdAt: order.createdAt, writers: ["nova"] }),
  "/admin/accounts": list({ ...person, id: ADA, email: "ada@example.org" }, { ...person, id: ME, email: "me@example.org", operator: true }),
};

describe("the operators' room", () => {
  beforeEach(stubBrowser);
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("is closed to others, and asks nothing for them", async () => {
    stubChangingHub({ ...hub, "/session": session(["subscriber"]) });
    renderApp("/admin/bridges");
    expect(await screen.findByText("This room is for operators of the network.")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Bridges" })).toBeNull();
    expect(screen.queryByRole("link", { name: "Operators" })).toBeNull();
  });

  it("says first what waits for a person", async () => {
    stubChangingHub(hub);
    renderApp("/admin");
    const waits = within((await screen.findByRole("heading", { name: "Waits for you" })).closest("section") as HTMLElement);
    expect(await waits.findByText("another radio waits for approval")).toBeVisible();
    expect(waits.getByText("offline")).toBeVisible();
    expect(await waits.findByText("1 order to decide")).toBeVisible();
    expect(await waits.findByText("1 text that belongs to nobody")).toBeVisible();
  });

  it("claims nothing of packets when none came", async () => {
    stubChangingHub({ ...hub, "/network": { ...(hub["/network"] as object), ingestLag: {} } });
    renderApp("/admin");
    expect(await screen.findByText("no packet came live in the last minutes")).toBeVisible();
    expect(screen.queryByText("19 of 20 live packets are faster")).toBeNull();
  });

  it("approves another radio and revokes a bridge only after a second look", async () => {
    const sent = stubChangingHub(hub, swapped);
    renderApp("/admin/bridges/prague-1");
    await userEvent.click(await screen.findByRole("button", { name: "Approve !55c3d7a4" }));
    expect(screen.getByText("2 given up, 1 unexplained")).toBeVisible();
    await userEvent.click(screen.getByText("Revoke", { selector: "summary" }));
    await userEvent.click(screen.getByRole("button", { name: "Revoke prague-1 now" }));
    expect(sent).toEqual([
      { method: "POST", path: "/admin/bridges/prague-1/radio", body: { radio: "!55c3d7a4" } },
      { method: "POST", path: "/admin/bridges/prague-1/revoke", body: undefined },
    ]);
  });

  it.each([
    ["another", { ...swapped, pendingRadio: "!0f2e1c44" }, "Approve !0f2e1c44"],
    ["no other", { ...swapped, pendingRadio: undefined }, undefined],
  ])("says that a radio was not approved because the bridge reports %s by now, and shows that", async (_, now, offer) => {
    const answers = { ...hub };
    stubChangingHub(answers, Response.json({ code: "bridge-state", status: 409, detail: "No" }, { status: 409 }));
    renderApp("/admin/bridges/prague-1");
    const approve = await screen.findByRole("button", { name: "Approve !55c3d7a4" });
    answers["/admin/bridges/prague-1"] = now;
    await userEvent.click(approve);
    expect(await screen.findByRole("alert")).toHaveTextContent(/^Nothing was approved: the bridge does not report !55c3d7a4 any more/);
    expect(screen.queryByRole("button", { name: "Approve !55c3d7a4" })).toBeNull();
    expect(screen.queryAllByRole("button", { name: /^Approve/ }).map((button) => button.textContent)).toEqual(offer ? [offer] : []);
  });

  it("shows the code of a new bridge with the line to run, and waits for it", async () => {
    const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
    const sent = stubChangingHub(hub, { bridge: "roof", code: "K7QM2-XF9RT-3HWPA", expiresAt });
    renderApp("/admin/bridges/new");
    await userEvent.type(await screen.findByLabelText("Id"), "roof");
    await userEvent.click(screen.getByRole("button", { name: "Make a code" }));
    expect(await screen.findByText(/^sudo kosmo-bridge enrol http\S+ K7QM2-XF9RT-3HWPA/)).toBeVisible();
    expect(screen.getByRole("img", { name: /QR code/ })).toBeVisible();
    expect(screen.getByText("Waiting for roof to use the code…")).toBeVisible();
    expect(sent).toEqual([{ method: "POST", path: "/admin/bridges", body: { id: "roof" } }]);
  });

  it("offers another code when the time of one is over", async () => {
    stubChangingHub(hub, { bridge: "roof", code: "K7QM2-XF9RT-3HWPA", expiresAt: "2026-01-01T00:00:00Z" });
    renderApp("/admin/bridges/new");
    await userEvent.type(await screen.findByLabelText("Id"), "roof");
    await userEvent.click(screen.getByRole("button", { name: "Make a code" }));
    expect(await screen.findByRole("button", { name: "Make another code" })).toBeVisible();
    expect(screen.queryByText(/K7QM2/)).toBeNull();
  });

  it("names the plan of an order in words, and one that is no longer offered by its key", async () => {
    stubChangingHub({ ...hub, "/admin/orders": list(order, { ...order, id: "kc-2", plan: "early-bird" }) });
    renderApp("/admin/orders");
    expect(await screen.findByText(/^1 month · /)).toBeVisible();
    expect(screen.getByText(/^early-bird · /)).toBeVisible();
  });

  it("decides about an order with a note", async () => {
    const sent = stubChangingHub(hub, order);
    renderApp("/admin/orders");
    await userEvent.click(await screen.findByText("Decide", { selector: "summary" }));
    await userEvent.selectOptions(screen.getByLabelText("Decision"), "reject");
    await userEvent.type(screen.getByLabelText("Note for the log"), "Paid twice");
    await userEvent.click(screen.getByRole("button", { name: "Decide" }));
    expect(sent).toEqual([{ method: "POST", path: "/admin/orders/kc-1/resolve", body: { action: "reject", note: "Paid twice" } }]);
    expect(decisions("PAID")).toEqual(["refund"]);
    expect(decisions("PENDING")).toEqual([]);
  });

  it("suspends others but not oneself, and gives time", async () => {
    const sent = stubChangingHub(hub, {});
    renderApp("/admin/accounts");
    const ada = within((await screen.findByText("ada@example.org")).closest("li") as HTMLElement);
    await userEvent.click(ada.getByText("Change"));
    await userEvent.click(ada.getByRole("button", { name: "Suspend" }));
    await userEvent.type(ada.getByLabelText("Note for the log"), "Helped");
    await userEvent.click(ada.getByRole("button", { name: "Give time for free" }));
    expect(sent).toEqual([
      { method: "PATCH", path: `/admin/accounts/${ADA}`, body: { suspended: true } },
      { method: "POST", path: `/admin/accounts/${ADA}/grants`, body: { period: "P1M", note: "Helped" } },
    ]);
    const me = within(screen.getByText("me@example.org").closest("li") as HTMLElement);
    await userEvent.click(me.getByText("Change"));
    expect(me.queryByRole("button", { name: "Suspend" })).toBeNull();
  });

  it("files a text for whoever it is", async () => {
    const sent = stubChangingHub(hub, {});
    renderApp("/admin/inbox");
    await userEvent.click(await screen.findByRole("button", { name: "For nova" }));
    expect(sent).toEqual([{ method: "POST", path: `/admin/inbox/${ADA}/assign`, body: { alias: "nova" } }]);
  });
});
