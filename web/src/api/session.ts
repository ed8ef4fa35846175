import { queryOptions } from "@tanstack/react-query";
import { ApiError, apiUrl, getJson, toError } from "./client";
import type { Session } from "./types";

/** Who is signed in, and the token that every change carries. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => getJson<Session>("/session", {}, signal),
  staleTime: 60_000,
});

type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/** Changes something at the hub; `undefined` when it has nothing to say. */
export async function change<T>(method: Method, path: string, body?: unknown): Promise<T | undefined> {
  const { csrf } = await getJson<Session>("/session");
  const headers: Record<string, string> = { Accept: "application/json" };
  if (csrf) headers[csrf.header] = csrf.token;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(apiUrl(path), {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => {
    throw new ApiError(0, "unreachable", "The hub cannot be reached");
  });
  if (!response.ok) throw await toError(response);
  return response.status === 204 ? undefined : ((await response.json()) as T);
}
