import { useMutation, useQueryClient } from "@tanstack/react-query";
import { change } from "@/api/session";

type Asked = { method: "POST" | "PUT" | "PATCH" | "DELETE"; path: string; body?: unknown };

/** Something that an operator does; afterwards the whole room looks again, for one deed shows in several places. */
export function useAdminChange<T = unknown>() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Asked) => change<T>(method, path, body),
    onSettled: () => queries.invalidateQueries({ queryKey: ["admin"] }),
  });
}
