import type { Problem } from "./types";

/** An answer of the hub that is not the one asked for, or no answer at all (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** How long the hub asks to wait, s. */
  readonly waitSeconds: number | undefined;

  constructor(status: number, code: string, detail: string, waitSeconds?: number) {
    super(detail);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.waitSeconds = waitSeconds;
  }
}

/** Whether the same question may be answered later: the hub is out of reach, busy or broken, but has refused nothing. */
export const isPassing = (error: unknown): boolean => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

export type Query = Record<string, string | number | readonly string[] | undefined>;

/** `/api/v1` + path; lists are joined by commas, as the contract's `explode: false` says. */
export function apiUrl(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.join(",") : String(value);
    return [`${name}=${encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":")}`];
  });
  return `/api/v1${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}

export async function getJson<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await request(path, query, "application/json", signal)).json() as Promise<T>;
}

export async function getCsv(path: string, query?: Query): Promise<Blob> {
  return (await request(path, query, "text/csv")).blob();
}

async function request(path: string, query: Query | undefined, accept: string, signal?: AbortSignal) {
  const response = await fetch(apiUrl(path, query), { headers: { Accept: accept }, signal: signal ?? null }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError(0, "unreachable", "The hub cannot be reached");
    },
  );
  if (!response.ok) throw await toError(response);
  return response;
}

/** Reads the problem of an answer. */
export async function toError(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const detail = problem.detail ?? problem.title ?? response.statusText;
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  // Who answers so without a word of the hub is a proxy that does not find it.
  const code = problem.code ?? ([502, 503, 504].includes(response.status) ? "unreachable" : "unknown");
  return new ApiError(response.status, code, detail, Number.isNaN(wait) ? undefined : wait);
}
