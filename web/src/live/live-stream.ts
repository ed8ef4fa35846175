import { apiUrl } from "@/api/client";
import type { Network, NodeEvent, ReadingEvent } from "@/api/types";
import type { LiveEvent } from "@/data/nodes-data";

/** `since`: when the stream paused or was lost, ms. */
export type LiveState =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "paused"; since: number }
  | { kind: "offline"; since: number };

export type LiveSink = {
  events: (events: readonly LiveEvent[]) => void;
  network: (network: Network) => void;
  /** The hub no longer remembers where we were: everything must be fetched anew. */
  reset: () => void;
  /** Connected again, and nothing was missed; what was asked for meanwhile may have failed. */
  back: () => void;
  state: (state: LiveState) => void;
};

const FLUSH_MS = 500;
const RETRY_MS = 5_000;
/** The hub tells the network's health every 5 s; this long without a word, and the connection is dead, whatever it says. */
const SILENCE_MS = 30_000;

/** The hub's server-sent events, gathered and handed on a few times a second. */
export class LiveStream {
  readonly #sink: LiveSink;
  readonly #open: (url: string) => EventSource;
  #source: EventSource | undefined;
  #buffer: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #offlineSince: number | undefined;

  constructor(sink: LiveSink, open = (url: string) => new EventSource(url)) {
    this.#sink = sink;
    this.#open = open;
  }

  start(): void {
    this.stop();
    this.#sink.state(
      this.#offlineSince === undefined ? { kind: "connecting" } : { kind: "offline", since: this.#offlineSince },
    );
    const source = this.#open(apiUrl("/stream", { topics: ["readings", "nodes", "network"] }));
    this.#source = source;
    let stood = false;
    source.addEventListener("open", () => {
      // A new connection does not tell what happened while we were away; one that stood and was mended by the browser does.
      if (this.#offlineSince !== undefined) {
        if (stood) this.#sink.back();
        else this.#sink.reset();
      }
      stood = true;
      this.#offlineSince = undefined;
      this.#sink.state({ kind: "live" });
      this.#heard();
    });
    source.addEventListener("error", () => this.#lost(source));
    source.addEventListener("reset", () => this.#sink.reset());
    source.addEventListener("reading", (event) => {
      this.#add({ event: "reading", data: parse(event) as ReadingEvent });
    });
    source.addEventListener("node", (event) => this.#add({ event: "node", data: parse(event) as NodeEvent }));
    source.addEventListener("network", (event) => {
      this.#heard();
      this.#sink.network(parse(event) as Network);
    });
  }

  pause(): void {
    this.stop();
    this.#offlineSince = Date.now();
    this.#sink.state({ kind: "paused", since: this.#offlineSince });
  }

  /** The device has lost its network; `start` when it is back. */
  lose(): void {
    this.stop();
    this.#offlineSince ??= Date.now();
    this.#sink.state({ kind: "offline", since: this.#offlineSince });
  }

  stop(): void {
    this.#flush();
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  /** The browser reconnects by itself, unless the hub refused (`CLOSED`): then we do, later. */
  #lost(source: EventSource): void {
    this.#offlineSince ??= Date.now();
    this.#sink.state({ kind: "offline", since: this.#offlineSince });
    if (source.readyState === 2) this.#retry = setTimeout(() => this.start(), RETRY_MS);
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#offlineSince ??= Date.now();
      this.start();
    }, SILENCE_MS);
  }

  #add(event: LiveEvent): void {
    this.#heard();
    this.#buffer.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#buffer.length === 0) return;
    const events = this.#buffer;
    this.#buffer = [];
    this.#sink.events(events);
  }
}

function parse(event: Event): unknown {
  return JSON.parse((event as MessageEvent<string>).data);
}
