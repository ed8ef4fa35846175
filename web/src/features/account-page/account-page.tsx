import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { getJson } from "@/api/client";
import { change, sessionQuery } from "@/api/session";
import type { Account } from "@/api/types";
import { Field, Form } from "@/components/form";
import { Failure, failureText, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
import { Nodes } from "./nodes";
import { Tokens } from "./tokens";

/** What belongs to whoever has signed in. */
export function AccountPage() {
  const t = useTexts();
  const session = useQuery(sessionQuery);
  return (
    <Page title={t("account.title")}>
      <h1>{t("account.title")}</h1>
      {session.isPending && <Loading />}
      {session.isError && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.data && session.data.account === undefined && (
        <p>
          {t("account.signIn")} <Link to="/login">{t("login.submit")}</Link>
        </p>
      )}
      {session.data?.account !== undefined && <SignedIn />}
    </Page>
  );
}

function SignedIn() {
  const queries = useQueryClient();
  const account = useQuery({
    queryKey: ["account"],
    queryFn: ({ signal }) => getJson<Account>("/account", {}, signal),
  });
  const forget = () => {
    queries.removeQueries({ queryKey: ["account"] });
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  if (account.isPending) return <Loading />;
  if (account.isError) return <Failure error={account.error} onRetry={() => void account.refetch()} />;
  return (
    <>
      <Person account={account.data} onSignOut={forget} />
      <Nodes />
      <Tokens />
      <Leave onLeft={forget} />
    </>
  );
}

function Person({ account, onSignOut }: { account: Account; onSignOut: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const signOut = useMutation({ mutationFn: () => change("DELETE", "/session"), onSuccess: onSignOut });
  const save = useMutation({
    mutationFn: ({ alias = null }: { alias?: string | null }) => change<Account>("PATCH", "/account", { alias }),
    onSuccess: (changed) => queries.setQueryData(["account"], changed),
  });
  return (
    <section className="page__section">
      <p>
        {account.email ?? account.issuer}{" "}
        <span className="small faint">{t(account.emailVerified ? "account.verified" : "account.unverified")}</span>
      </p>
      <p className="small faint">
        {t("account.id")} <code>{account.id}</code>
      </p>
      <Form submit={t("account.save")} busy={save.isPending} onSubmit={(values) => save.mutate(values)}>
        <Field name="alias" label={t("account.alias")} required={false} maxLength={32} defaultValue={account.alias ?? ""} />
      </Form>
      {save.isSuccess && <p role="status">{t("account.saved")}</p>}
      {save.isError && <p role="alert">{failureText(save.error, t)}</p>}
      <p>
        <button type="button" className="button" onClick={() => signOut.mutate()}>
          {t("account.signOut")}
        </button>
      </p>
    </section>
  );
}

function Leave({ onLeft }: { onLeft: () => void }) {
  const t = useTexts();
  const leave = useMutation({
    mutationFn: (values: Record<string, string>) => change("DELETE", "/account", values),
    onSuccess: onLeft,
  });
  return (
    <details className="page__section">
      <summary>{t("account.leave")}</summary>
      <p>{t("account.leaveNote")}</p>
      {leave.isError && <p role="alert">{failureText(leave.error, t)}</p>}
      <Form submit={t("account.leave")} busy={leave.isPending} onSubmit={(values) => leave.mutate(values)}>
        <Field name="password" label={t("login.password")} type="password" autoComplete="current-password" />
      </Form>
    </details>
  );
}
