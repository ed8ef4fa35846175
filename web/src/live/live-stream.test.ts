import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "@/data/nodes-data";
import { LiveStream, type LiveState } from "./live-stream";

/** A source that the test speaks through; the wire itself is tried in the journeys. */
class Wire extends EventTarget {
  readyState = 1;
  closed = false;
  close() {
    this.closed = true;
  }
  say(event: string, data?: unknown) {
    this.dispatchEvent(data === undefined ? new Event(event) : new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

function listen() {
  const seen = { events: [] as LiveEvent[][], states: [] as LiveState["kind"][], resets: 0, backs: 0, network: 0 };
  const wires: Wire[] = [];
  const stream = new LiveStream(
    {
      events: (events) => seen.events.push([...events]),
      network: () => seen.network++,
      reset: () => seen.resets++,
      back: () => seen.backs++,
      state: (state) => seen.states.push(state.kind),
    },
    () => {
      const wire = new Wire();
      wires.push(wire);
      return wire as unknown as EventSource;
    },
  );
  stream.start();
  return { seen, stream, wires, wire: () => wires.at(-1) ?? new Wire() };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("LiveStream", () => {
  it("gathers events and hands them on together", () => {
    const { seen, wire } = listen();
    wire().say("open");
    wire().say("node", { id: "!00000001" });
    wire().say("node", { id: "!00000002" });
    expect(seen.events).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(seen.events.map((batch) => batch.length)).toEqual([2]);
    expect(seen.states).toEqual(["connecting", "live"]);
  });

  it("tells when the browser has mended a connection, for questions failed meanwhile", () => {
    const { seen, wire } = listen();
    wire().say("open");
    wire().say("error");
    wire().say("open");
    expect([seen.backs, seen.resets]).toEqual([1, 0]);
  });

  it("fetches anew when the first connection comes late: there is nothing to resume from", () => {
    const { seen, wire } = listen();
    wire().say("error");
    wire().say("open");
    expect([seen.backs, seen.resets]).toEqual([0, 1]);
  });

  it("fetches anew after a pause, for what happened meanwhile was not heard", () => {
    const { seen, stream, wire, wires } = listen();
    wire().say("open");
    stream.pause();
    expect(wires[0]?.closed).toBe(true);
    stream.start();
    wire().say("open");
    expect(seen.resets).toBe(1);
    expect(seen.states.at(-1)).toBe("live");
  });

  it("trusts the browser's own reconnect, which continues where it was", () => {
    const { seen, wire, wires } = listen();
    wire().say("open");
    wire().say("error");
    expect(seen.states.at(-1)).toBe("offline");
    wire().say("open");
    expect(seen.resets).toBe(0);
    expect(wires).toHaveLength(1);
  });

  it("tries again by itself when the hub refused", () => {
    const { seen, wire, wires } = listen();
    wire().readyState = 2;
    wire().say("error");
    vi.advanceTimersByTime(5_000);
    expect(wires).toHaveLength(2);
    wire().say("open");
    expect(seen.resets).toBe(1);
  });

  it("does not believe a connection that has fallen silent", () => {
    const { seen, wire, wires } = listen();
    wire().say("open");
    vi.advanceTimersByTime(25_000);
    wire().say("network", {});
    vi.advanceTimersByTime(29_000);
    expect(wires).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(wires).toHaveLength(2);
    expect(seen.states.at(-1)).toBe("offline");
  });

  it("stops at once when the device loses its network and catches up when it is back", () => {
    const { seen, stream, wire, wires } = listen();
    wire().say("open");
    stream.lose();
    expect(seen.states.at(-1)).toBe("offline");
    expect(wires[0]?.closed).toBe(true);
    stream.start();
    wire().say("open");
    expect(seen.resets).toBe(1);
  });

  it("fetches anew when the hub no longer remembers", () => {
    const { seen, wire } = listen();
    wire().say("reset", {});
    expect(seen.resets).toBe(1);
  });
});
