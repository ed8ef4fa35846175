import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation, useNavigate } from "react-router";
import { change, sessionQuery } from "@/api/session";
import type { Session } from "@/api/types";
import { Field, Form } from "@/components/form";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { Trouble } from "./trouble";
import { wayBack } from "./way-back";

export function LoginPage() {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const session = useQuery(sessionQuery).data;
  const signIn = useMutation({
    mutationFn: (values: Record<string, string>) => change<Session>("POST", "/session", values),
    onSuccess: (answer) => {
      queries.setQueryData(sessionQuery.queryKey, answer);
      const { to, leavesApp } = wayBack(search);
      if (leavesApp) window.location.assign(to);
      else void navigate(to);
    },
  });
  return (
    <Page title={t("login.title")}>
      <h1>{t("login.title")}</h1>
      {session?.insecure === true && <p className="notice">{t("login.insecure")}</p>}
      <Trouble error={signIn.error} />
      {search.includes("outside=failed") && (
        <p className="notice" role="alert">
          {t("login.outsideFailed")}
        </p>
      )}
      {session?.outsideLogin !== undefined && (
        <p>
          <a className="button button--primary" href={session.outsideLogin}>
            {t("login.outside")}
          </a>
        </p>
      )}
      <Form submit={t("login.submit")} busy={signIn.isPending} onSubmit={(values) => signIn.mutate(values)}>
        <Field name="email" label={t("login.email")} type="email" autoComplete="username" maxLength={254} />
        <Field name="password" label={t("login.password")} type="password" autoComplete="current-password" />
      </Form>
      <p className="ways">
        <Link to="/register">{t("login.toRegister")}</Link> · <Link to="/reset">{t("login.toReset")}</Link>
      </p>
    </Page>
  );
}
