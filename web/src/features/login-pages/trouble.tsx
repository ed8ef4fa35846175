import { ApiError } from "@/api/client";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

/** What went wrong with a form, in words. */
export function Trouble({ error }: { error: Error | null }) {
  const t = useTexts();
  if (error === null) return null;
  const code = error instanceof ApiError ? error.code : "";
  const text =
    code === "wrong-credentials"
      ? t("login.wrong")
      : code === "token-spent"
        ? t("reset.spent")
        : failureText(error, t);
  return (
    <p className="notice" role="alert">
      {text}
    </p>
  );
}
