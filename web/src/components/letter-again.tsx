import { useMutation } from "@tanstack/react-query";
import { change } from "@/api/session";
import { useTexts } from "@/texts/texts-context";
import { Field, Form } from "./form";
import { failureText } from "./notices";

/** Asks for the letter that proves an address once more; of an address that is known here, by one press. */
export function LetterAgain({ email }: { email?: string }) {
  const t = useTexts();
  const ask = useMutation({ mutationFn: (to: string) => change("POST", "/account/verification", { email: to }) });
  if (ask.isSuccess) return <p role="status">{t("verify.sent")}</p>;
  return (
    <>
      {ask.isError && <p role="alert">{failureText(ask.error, t)}</p>}
      {email === undefined ? (
        <Form submit={t("verify.again")} busy={ask.isPending} onSubmit={({ email: typed }) => typed && ask.mutate(typed)}>
          <Field name="email" label={t("login.email")} type="email" autoComplete="username" maxLength={254} />
        </Form>
      ) : (
        <p>
          <button type="button" className="button" disabled={ask.isPending} onClick={() => ask.mutate(email)}>
            {t("verify.again")}
          </button>
        </p>
      )}
    </>
  );
}
