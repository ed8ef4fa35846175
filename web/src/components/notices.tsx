import { ApiError } from "@/api/client";
import { useTexts } from "@/texts/texts-context";

export function Loading() {
  const t = useTexts();
  return (
    <p className="loading" role="status">
      {t("loading")}
    </p>
  );
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

export function failureText(error: Error, t: ReturnType<typeof useTexts>): string {
  if (error instanceof ApiError && error.code === "unreachable") return t("error.unreachable");
  if (error instanceof ApiError && error.code === "busy") return t("error.busy");
  return t("error.other", { detail: error.message });
}
