import { useMutation } from "@tanstack/react-query";
import { change } from "@/api/session";
import { Field, Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

/** A new password, which ends all other sessions. */
export function Password() {
  const t = useTexts();
  const save = useMutation({
    mutationFn: (values: Record<string, string>) => change("POST", "/account/password", values),
  });
  return (
    <section className="page__section">
      <h2>{t("login.password")}</h2>
      {save.isError && <p role="alert">{failureText(save.error, t)}</p>}
      {save.isSuccess ? (
        <p role="status">{t("settings.passwordDone")}</p>
      ) : (
        <Form submit={t("reset.submit")} busy={save.isPending} onSubmit={(values) => save.mutate(values)}>
          <Field name="password" label={t("settings.oldPassword")} type="password" autoComplete="current-password" />
          <NewPassword name="newPassword" label={t("login.newPassword")} />
        </Form>
      )}
    </section>
  );
}
