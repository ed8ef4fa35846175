import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { vi } from "vitest";
import { App } from "@/app/router";

/** Answers by path; a path that is not given is a 404. */
export type Answers = Record<string, unknown>;

export function stubHub(answers: Answers): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    const path = url.replace("/api/v1", "").replace(/\?.*/, "");
    asked.push(url);
    const body = answers[path];
    if (body instanceof Response) return Promise.resolve(body.clone());
    if (body !== undefined) return Promise.resolve(Response.json(body));
    const problem = { type: "about:blank", title: "Not Found", status: 404, code: "node-not-found" };
    return Promise.resolve(Response.json(problem, { status: 404 }));
  });
  return asked;
}

/** What jsdom lacks and the app asks for: no live events, a light theme, no sizes. */
export function stubBrowser(): void {
  vi.stubGlobal("EventSource", class extends EventTarget {
    readonly readyState = 0;
    close(): void {
      this.dispatchEvent(new Event("closed"));
    }
  });
  const media = { matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() };
  vi.stubGlobal("matchMedia", () => media);
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
}

export function renderApp(path: string): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[path]}>
        <App />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

export type Sent = { method: string; path: string; body: unknown };

/** Answers questions by path, and every change with `changed`, which may be a refusal; notes what is to be changed. */
export function stubChangingHub(answers: Answers, changed?: unknown): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const path = url.replace("/api/v1", "").replace(/\?.*/, "");
    const method = init?.method ?? "GET";
    if (method === "GET") {
      const body = answers[path];
      return Promise.resolve(Response.json(body ?? { code: "not-found" }, { status: body === undefined ? 404 : 200 }));
    }
    sent.push({ method, path, body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined });
    if (changed instanceof Response) return Promise.resolve(changed.clone());
    return Promise.resolve(changed === undefined ? new Response(null, { status: 204 }) : Response.json(changed, { status: 201 }));
  });
  return sent;
}
