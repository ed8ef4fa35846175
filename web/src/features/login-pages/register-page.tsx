import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { change } from "@/api/session";
import { Field, Form } from "@/components/form";
import { LetterAgain } from "@/components/letter-again";
import { NewPassword } from "@/components/new-password";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { Trouble } from "./trouble";

export function RegisterPage() {
  const t = useTexts();
  const register = useMutation({
    mutationFn: (values: Record<string, string>) => change("POST", "/account", values),
  });
  return (
    <Page title={t("register.title")}>
      <h1>{t("register.title")}</h1>
      <Trouble error={register.error} />
      {register.isSuccess ? (
        <>
          <p role="status">{t("register.done")}</p>
          <LetterAgain email={register.variables.email} />
        </>
      ) : (
        <Form submit={t("register.submit")} busy={register.isPending} onSubmit={(values) => register.mutate(values)}>
          <Field name="email" label={t("login.email")} type="email" autoComplete="username" maxLength={254} />
          <NewPassword name="password" label={t("login.password")} />
          <Field name="alias" label={t("login.alias")} autoComplete="nickname" required={false} maxLength={32} />
        </Form>
      )}
      <p className="ways">
        <Link to="/login">{t("login.title")}</Link>
      </p>
    </Page>
  );
}
