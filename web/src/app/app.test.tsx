import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MetricInfo, Network } from "@/api/types";
import { renderApp, stubBrowser, stubHub } from "@/testing/render-app";
import { sampleNode } from "@/testing/sample-node";

const network: Network = {
  nodes: { live: 38, today: 2, stale: 4, total: 44 },
  bridges: { online: 3, total: 3, lost: 0 },
  packetsPerMinute: 41.4,
  receptionsPerMinute: 63.2,
  ingestLag: { p95: 0.42 },
  backlogPerMinute: 0,
  heard: { packets: 52311, nodes: 47, withheld: 214 },
};

const info = (metric: MetricInfo["metric"], unit: string): MetricInfo => ({
  metric,
  unit,
  kind: "environment",
  label: metric,
  min: 0,
  max: 1,
  rolledUp: true,
});

const hub = {
  "/network": network,
  "/weather/latest": { type: "FeatureCollection", features: [] },
  "/metrics": { items: [info("temperature", "°C"), info("windSpeed", "m/s")], nextCursor: null },
  "/nodes": {
    items: [
      sampleNode({ lastHeard: new Date().toISOString() }),
      sampleNode({ id: "!00000002", num: 2, longName: "Hilltop", shortName: undefined, lastHeard: "2026-01-01T00:00:00Z" }),
    ],
    nextCursor: null,
  },
  "/nodes/!a1b2c3d4": sampleNode({ latest: undefined, battery: undefined }),
  "/nodes/!a1b2c3d4/receptions": { items: [], nextCursor: null },
};

beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

describe("the list view", () => {
  it("shows every node with its value, unit and age", async () => {
    stubHub(hub);
    renderApp("/?view=list");
    const row = await screen.findByRole("row", { name: /Rooftop Žižkov/ });
    expect(within(row).getByText("3.4")).toBeInTheDocument();
    expect(within(row).getByText("live")).toBeInTheDocument();
    expect(screen.getByRole("columnheader", { name: /Temperature/ })).toBeInTheDocument();
    expect(screen.getByRole("row", { name: /Hilltop.*stale/ })).toBeInTheDocument();
  });

  it("shows the nodes as they were at the time of the address, and comes back", async () => {
    const { lastHeard, longName } = sampleNode();
    const feature = {
      type: "Feature",
      id: "!a1b2c3d4",
      geometry: { type: "Point", coordinates: [14.4503, 50.0871] },
      properties: {
        id: "!a1b2c3d4", longName, kind: "enviro", state: "live", lastHeard,
        latest: { ...sampleNode().latest, temperature: -7.5 },
      },
    };
    const asked = stubHub({ ...hub, "/network/at": { type: "FeatureCollection", features: [feature] } });
    renderApp("/?view=list&t=2026-11-24T12:00:00Z");
    const row = await screen.findByRole("row", { name: /Rooftop Žižkov.*1m ago/ });
    expect(await within(row).findByText("−7.5")).toBeInTheDocument();
    expect(screen.queryByRole("row", { name: /Hilltop/ })).not.toBeInTheDocument();
    expect(asked).toContain("/api/v1/network/at?time=2026-11-24T12:00:00Z");
    await userEvent.click(screen.getByRole("button", { name: "Now" }));
    expect(await screen.findByRole("row", { name: /Hilltop/ })).toBeInTheDocument();
  });

  it("filters while typing, without accents", async () => {
    stubHub(hub);
    renderApp("/?view=list");
    await screen.findByRole("row", { name: /Hilltop/ });
    await userEvent.type(screen.getByRole("searchbox"), "zizkov");
    expect(screen.queryByRole("row", { name: /Hilltop/ })).not.toBeInTheDocument();
    expect(screen.getByRole("row", { name: /Rooftop/ })).toBeInTheDocument();
  });

  it("changes the measure with a digit and shows the keys with ?", async () => {
    stubHub(hub);
    renderApp("/?view=list");
    await screen.findByRole("row", { name: /Hilltop/ });
    await userEvent.keyboard("2");
    expect(screen.getByRole("radio", { name: "Wind" })).toBeChecked();
    await userEvent.keyboard("?");
    expect(screen.getByRole("dialog", { name: "Keyboard" })).toBeInTheDocument();
  });
});

describe("an empty network", () => {
  it("says how much was heard and how much is withheld", async () => {
    stubHub({ ...hub, "/nodes": { items: [], nextCursor: null } });
    renderApp("/?view=list");
    expect(await screen.findByText(/52,311 packets from 47 nodes in the last 24 hours; 214 withheld/)).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });

  const heard = { packets: 0, nodes: 0, withheld: 0 };
  it.each([
    ["no bridge is there", { bridges: { online: 0, total: 0, lost: 0 }, heard }, /No bridge or gateway is connected to this hub yet/],
    ["none is online", { bridges: { online: 0, total: 2, lost: 0 }, heard }, /No bridge is online, and nothing was heard/],
    ["those online hear nothing", { heard }, /Bridges are online, but they have heard nothing/],
  ])("says that %s, and how to connect a gateway", async (_, change, why) => {
    stubHub({ ...hub, "/nodes": { items: [], nextCursor: null }, "/network": { ...network, ...change } });
    renderApp("/?view=list");
    expect(await screen.findByText(why)).toBeVisible();
    await userEvent.click(screen.getByText("How to connect a gateway"));
    expect(screen.getByText(/enter the broker, leave the root topic at msh/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Enrol a bridge" })).toBeNull();
  });

  it("leads operators to the wizard for a bridge", async () => {
    const session = { account: "8f9d2b4e-6a4c-4d0a-9a53-0b7c1c2f9e11", roles: ["operator"], insecure: false };
    stubHub({ ...hub, "/session": session, "/nodes": { items: [], nextCursor: null } });
    renderApp("/?view=list");
    expect(await screen.findByRole("link", { name: "Enrol a bridge" })).toHaveAttribute("href", "/admin/bridges/new");
  });

  it("is not what a filter leaves, nor an hour that heard nothing", async () => {
    stubHub({ ...hub, "/network/at": { type: "FeatureCollection", features: [] } });
    renderApp("/?view=list&t=2026-11-24T12:00:00Z");
    expect(await screen.findByText("No node was heard around that time.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Now" }));
    await userEvent.type(screen.getByRole("searchbox"), "nowhere");
    expect(await screen.findByText("No node passes the filters.")).toBeVisible();
  });
});

describe("when the hub fails", () => {
  it("says so and offers to try again", async () => {
    const busy = Response.json({ code: "busy", status: 503, title: "Busy" }, { status: 503 });
    const asked = stubHub({ ...hub, "/nodes": busy });
    renderApp("/?view=list");
    expect(await screen.findByText(/The hub is busy/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(asked.filter((url) => url.startsWith("/api/v1/nodes?")).length).toBe(2);
  });
});

describe("the node page", () => {
  it("says kindly that there is no reading yet", async () => {
    stubHub({ ...hub, "/nodes": { items: [], nextCursor: null } });
    renderApp("/nodes/!a1b2c3d4");
    expect(await screen.findByRole("heading", { name: "Rooftop Žižkov" })).toBeInTheDocument();
    expect(await screen.findByText(/No data yet; expect the first reading within 30 minutes/)).toBeInTheDocument();
    expect(await screen.findByText("No bridge has heard it in the last 24 hours.")).toBeInTheDocument();
  });

  it("says that a node is not published", async () => {
    stubHub(hub);
    renderApp("/nodes/!0badcafe");
    expect(await screen.findByText(/No node !0badcafe is published here/)).toBeInTheDocument();
  });
});

describe("the network page", () => {
  it("gives a verdict in words and the figures", async () => {
    stubHub(hub);
    renderApp("/status");
    expect(await screen.findByText("The network is well.")).toBeInTheDocument();
    expect(screen.getByText(/63.2 receptions a minute/)).toBeInTheDocument();
  });

  it("says that no bridge was ever connected, and how to change that", async () => {
    stubHub({ ...hub, "/network": { ...network, bridges: { online: 0, total: 0, lost: 0 }, ingestLag: {} } });
    renderApp("/status");
    expect(await screen.findByText("No bridge is connected to this hub yet.")).toBeVisible();
    expect(screen.getByText("How to connect a gateway")).toBeVisible();
    expect(screen.queryByText("s")).toBeNull();
  });
});
