import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { change, sessionQuery } from "@/api/session";
import type { NewToken, Scope } from "@/api/types";
import { Choice, Field, Form } from "@/components/form";
import { fails, Failure, failureText, Loading } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { tokensQuery } from "./queries";

const SCOPES = ["weather:read", "messages:read", "messages:send", "nodes:manage", "billing:read", "admin"] as const satisfies readonly Scope[];
const LASTS = ["P30D", "P90D", "P365D"] as const;

/** Tokens with which programs act for the account. */
export function Tokens() {
  const t = useTexts();
  const queries = useQueryClient();
  const renew = () => void queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const tokens = useQuery(tokensQuery);
  const operator = useQuery(sessionQuery).data?.roles.includes("operator") === true;
  const make = useMutation({
    mutationFn: ({ name, lasts, ...chosen }: Record<string, string>) =>
      change<NewToken>("POST", "/tokens", {
        name,
        scopes: SCOPES.filter((scope) => scope in chosen),
        ...(lasts === undefined ? {} : { expiresIn: lasts }),
      }),
    onSuccess: renew,
  });
  const revoke = useMutation({ mutationFn: (id: string) => change("DELETE", `/tokens/${id}`), onSuccess: renew });
  if (tokens.isPending) return <Loading />;
  if (fails(tokens)) return <Failure error={tokens.error} onRetry={() => void tokens.refetch()} />;
  return (
    <>
      <section className="page__section">
        <h2>{t("account.tokens")}</h2>
        <p className="faint">{t("tokens.what")}</p>
        {revoke.isError && <p role="alert">{failureText(revoke.error, t)}</p>}
        <ul className="lines">
          {tokens.data.items.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => revoke.mutate(token.id)} />
          ))}
        </ul>
      </section>
      <section className="page__section">
        <h2>{t("account.makeToken")}</h2>
        {make.isError && <p role="alert">{failureText(make.error, t)}</p>}
        {make.data && (
          <div role="status">
            <p>{t("account.newToken")}</p>
            <p className="secret">
              <code>{make.data.token}</code>
            </p>
          </div>
        )}
        <Form submit={t("account.makeToken")} busy={make.isPending} onSubmit={(values) => make.mutate(values)}>
          <Field name="name" label={t("account.tokenName")} maxLength={60} />
          <fieldset className="checks">
            <legend>{t("tokens.may")}</legend>
            {SCOPES.filter((scope) => operator || scope !== "admin").map((scope) => (
              <label key={scope}>
                <input type="checkbox" name={scope} value="on" /> {t(`scope.${scope}`)}
              </label>
            ))}
          </fieldset>
          <Choice
            name="lasts"
            label={t("tokens.lasts")}
            value="P90D"
            choices={[...LASTS.map((lasts) => [lasts, t(`tokens.lasts.${lasts}`)] as const), ["", t("tokens.lasts.ever")]]}
          />
        </Form>
      </section>
    </>
  );
}

type RowProps = { token: { name: string; hint: string; scopes: Scope[]; lastUsedAt?: string; expiresAt?: string }; onRevoke: () => void };

function Row({ token, onRevoke }: RowProps) {
  const t = useTexts();
  const format = useFormat();
  return (
    <li>
      <span className="lines__main">
        {token.name} <code>…{token.hint}</code>
        <br />
        <span className="small faint">
          {token.scopes.join(" ")}
          {token.expiresAt !== undefined && ` · ${t("tokens.until", { time: format.dateTime(token.expiresAt) })}`}
          {token.lastUsedAt !== undefined && ` · ${t("tokens.used", { time: format.dateTime(token.lastUsedAt) })}`}
        </span>
      </span>
      <button type="button" className="button" aria-label={t("tokens.revokeOne", { name: token.name })} onClick={onRevoke}>
        {t("account.revoke")}
      </button>
    </li>
  );
}
