import { useMutation } from "@tanstack/react-query";
import { Link, useLocation } from "react-router";
import { change } from "@/api/session";
import { Field, Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { Trouble } from "./trouble";
import { linkToken } from "./way-back";

/** Asks for a link, or takes the one that was opened: of a mail, of an operator, or for the first operator. */
export function ResetPage() {
  const t = useTexts();
  const { hash, pathname } = useLocation();
  const token = linkToken(hash);
  const setUp = pathname === "/set-up";
  const title = t(setUp ? "setup.title" : "reset.title");
  return (
    <Page title={title}>
      <h1>{title}</h1>
      {token === undefined ? <Ask /> : <Choose token={token} setUp={setUp} />}
      <p className="ways">
        <Link to="/login">{t("login.title")}</Link>
      </p>
    </Page>
  );
}

function Ask() {
  const t = useTexts();
  const ask = useMutation({
    mutationFn: (values: Record<string, string>) => change("POST", "/account/password-reset", values),
  });
  if (ask.isSuccess) return <p role="status">{t("reset.asked")}</p>;
  return (
    <>
      <Trouble error={ask.error} />
      <Form submit={t("reset.ask")} busy={ask.isPending} onSubmit={(values) => ask.mutate(values)}>
        <Field name="email" label={t("login.email")} type="email" autoComplete="username" maxLength={254} />
      </Form>
    </>
  );
}

function Choose({ token, setUp }: { token: string; setUp: boolean }) {
  const t = useTexts();
  const choose = useMutation({
    mutationFn: (values: Record<string, string>) => change("PUT", "/account/password-reset", { ...values, token }),
  });
  if (choose.isSuccess) return <p role="status">{t("reset.done")}</p>;
  return (
    <>
      <Trouble error={choose.error} />
      <Form submit={t("reset.submit")} busy={choose.isPending} onSubmit={(values) => choose.mutate(values)}>
        {setUp && <Field name="email" label={t("login.email")} type="email" autoComplete="username" maxLength={254} />}
        <NewPassword name="password" label={t("login.newPassword")} />
      </Form>
    </>
  );
}
