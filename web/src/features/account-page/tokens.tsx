import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import { change } from "@/api/session";
import type { NewToken, Scope, TokenList } from "@/api/types";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

const SCOPES: readonly Scope[] = ["weather:read", "messages:read", "messages:send", "nodes:manage", "billing:read"];
const KEY = ["account", "tokens"];

/** Tokens with which programs act for the account. */
export function Tokens() {
  const t = useTexts();
  const queries = useQueryClient();
  const renew = () => void queries.invalidateQueries({ queryKey: KEY });
  const tokens = useQuery({ queryKey: KEY, queryFn: ({ signal }) => getJson<TokenList>("/tokens", {}, signal) });
  const make = useMutation({
    mutationFn: ({ name, ...chosen }: Record<string, string>) =>
      change<NewToken>("POST", "/tokens", { name, scopes: SCOPES.filter((scope) => scope in chosen) }),
    onSuccess: renew,
  });
  const revoke = useMutation({ mutationFn: (id: string) => change("DELETE", `/tokens/${id}`), onSuccess: renew });
  return (
    <section className="page__section">
      <h2>{t("account.tokens")}</h2>
      <ul>
        {tokens.data?.items.map((token) => (
          <li key={token.id}>
            {token.name} <code>…{token.hint}</code> <span className="small faint">{token.scopes.join(" ")}</span>{" "}
            <button type="button" className="button" onClick={() => revoke.mutate(token.id)}>
              {t("account.revoke")}
            </button>
          </li>
        ))}
      </ul>
      {make.data && (
        <p role="status">
          {t("account.newToken")} <code>{make.data.token}</code>
        </p>
      )}
      {make.isError && <p role="alert">{failureText(make.error, t)}</p>}
      <Form submit={t("account.makeToken")} busy={make.isPending} onSubmit={(values) => make.mutate(values)}>
        <Field name="name" label={t("account.tokenName")} maxLength={60} />
        {SCOPES.map((scope) => (
          <label key={scope}>
            <input type="checkbox" name={scope} value="on" /> {scope}
          </label>
        ))}
      </Form>
    </section>
  );
}
