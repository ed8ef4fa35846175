import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { change, sessionQuery } from "@/api/session";
import type { Account } from "@/api/types";
import { Field, Form } from "@/components/form";
import { LetterAgain } from "@/components/letter-again";
import { failureText } from "@/components/notices";
import { isLanguage } from "@/texts/texts";
import { useTexts } from "@/texts/texts-context";
import { usePreferences } from "@/preferences/use-preferences";
import { accountQuery } from "./queries";

/** Name, address, letters; and the way out. */
export function Person({ account, onSignOut }: { account: Account; onSignOut: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const { language } = usePreferences();
  // Where the hub sends no mail nothing has to be proven.
  const unproven = useQuery(sessionQuery).data?.verified === false;
  const signOut = useMutation({ mutationFn: () => change("DELETE", "/session"), onSuccess: onSignOut });
  const save = useMutation({
    mutationFn: (asked: Record<string, unknown>) => change<Account>("PATCH", "/account", asked),
    onSuccess: (changed) => queries.setQueryData(accountQuery.queryKey, changed),
  });
  const locale = account.locale?.slice(0, 2);
  return (
    <section className="page__section">
      <h2>{t("settings.person")}</h2>
      <p>
        {account.email ?? account.issuer}{" "}
        {account.emailVerified && <span className="small faint">{t("account.verified")}</span>}
        {unproven && <span className="small faint">{t("account.unverified")}</span>}
      </p>
      {unproven && account.email !== undefined && <LetterAgain email={account.email} />}
      {account.newEmail !== undefined && <p className="small">{t("settings.newEmail", { email: account.newEmail })}</p>}
      <p className="small faint">
        {t("account.id")} <code>{account.id}</code>
      </p>
      <Form
        submit={t("account.save")}
        busy={save.isPending}
        onSubmit={({ alias = null, mails }: { alias?: string | null; mails?: string }) =>
          save.mutate({
            alias,
            // Letters are written in the language in which the app is read.
            ...(locale === language || !isLanguage(language) ? {} : { locale: language }),
            settings: { ...account.settings, mails: mails !== undefined },
          })
        }
      >
        <Field name="alias" label={t("account.alias")} required={false} maxLength={32} defaultValue={account.alias ?? ""} />
        <fieldset className="checks">
          <label>
            <input type="checkbox" name="mails" defaultChecked={account.settings.mails !== false} />
            {t("settings.mails")}
          </label>
        </fieldset>
      </Form>
      {save.isSuccess && <p role="status">{t("account.saved")}</p>}
      {save.isError && <p role="alert">{failureText(save.error, t)}</p>}
      {account.issuer === undefined && (
        <details>
          <summary>{t("settings.changeEmail")}</summary>
          <Form submit={t("account.save")} busy={save.isPending} onSubmit={(values) => save.mutate(values)}>
            <Field name="email" label={t("login.email")} type="email" autoComplete="email" maxLength={254} />
            <Field name="password" label={t("login.password")} type="password" autoComplete="current-password" />
          </Form>
        </details>
      )}
      <p className="actions">
        <button type="button" className="button" onClick={() => signOut.mutate()}>
          {t("account.signOut")}
        </button>
      </p>
    </section>
  );
}
