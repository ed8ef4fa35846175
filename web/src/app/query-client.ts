import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/api/client";

/** Tries again when the hub is busy or out of reach; what it refused, it would refuse again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < 2 && (!(error instanceof ApiError) || error.code === "unreachable" || error.status === 503),
        refetchOnWindowFocus: false,
      },
    },
  });
}
