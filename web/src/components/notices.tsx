import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import { ApiError, isPassing } from "@/api/client";
import { useTexts } from "@/texts/texts-context";

export function Loading() {
  const t = useTexts();
  return (
    <p className="loading" role="status">
      {t("loading")}
    </p>
  );
}

/** Whether a failure takes the place of what was asked for. What is known stays while the hub is only away. */
export function fails<Q extends UseQueryResult | UseInfiniteQueryResult>(query: Q): query is Extract<Q, { isLoadingError: true }> {
  return query.isError && (query.data === undefined || !isPassing(query.error));
}

/** What went wrong, in words, and a way on. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTexts();
  return (
    <div className="notice" role="alert">
      <h2>{t("error.title")}</h2>
      <p>{failureText(error, t)}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t("error.retry")}
        </button>
      )}
    </div>
  );
}

/** What went wrong in the reader's language; what only the hub can explain is told in its words. */
export function failureText(error: Error, t: ReturnType<typeof useTexts>): string {
  if (!(error instanceof ApiError)) return t("error.other", { detail: error.message });
  if (error.code === "unreachable") return t("error.unreachable");
  if (error.code === "busy") return t("error.busy");
  if (error.code === "login-required") return t("error.signedOut");
  if (error.status === 429 && error.waitSeconds !== undefined) return t("error.slow", { n: error.waitSeconds });
  if (error.code === "internal" || (error.code === "unknown" && error.status >= 500)) return t("error.internal");
  return t("error.other", { detail: error.message });
}
