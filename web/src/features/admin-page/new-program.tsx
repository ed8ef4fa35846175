import type { Grant, NewClient, Scope } from "@/api/types";
import { CopyLine } from "@/components/copy-line";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { useAdminChange } from "./use-admin-change";

const SCOPES = ["weather:read", "messages:read", "messages:send", "nodes:manage", "billing:read", "admin"] as const satisfies readonly Scope[];
const GRANTS = {
  browser: "authorization_code",
  device: "urn:ietf:params:oauth:grant-type:device_code",
  itself: "client_credentials",
} as const satisfies Record<string, Grant>;
const WAYS = Object.keys(GRANTS) as (keyof typeof GRANTS)[];

/** Registers a program; its secret is shown this once. */
export function NewProgram() {
  const t = useTexts();
  const make = useAdminChange<NewClient>();
  const submit = ({ name, redirect, ...chosen }: Record<string, string>) =>
    make.mutate({
      method: "POST",
      path: "/admin/clients",
      body: {
        name,
        scopes: SCOPES.filter((scope) => scope in chosen),
        grants: WAYS.filter((way) => way in chosen).map((way) => GRANTS[way]),
        ...(redirect === undefined ? {} : { redirectUris: [redirect] }),
      },
    });
  return (
    <section className="page__section">
      <h2>{t("admin.programs.new")}</h2>
      {make.isError && <p role="alert">{failureText(make.error, t)}</p>}
      {make.data && (
        <div role="status">
          <p>{t("admin.programs.secret")}</p>
          <CopyLine text={make.data.clientId} />
          <CopyLine text={make.data.clientSecret} />
        </div>
      )}
      <Form submit={t("admin.programs.new")} busy={make.isPending} onSubmit={submit}>
        <Field name="name" label={t("own.name")} maxLength={60} />
        <fieldset className="checks">
          <legend>{t("tokens.may")}</legend>
          {SCOPES.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name={scope} value="on" /> {t(`scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="checks">
          <legend>{t("admin.programs.ways")}</legend>
          {WAYS.map((way) => (
            <label key={way}>
              <input type="checkbox" name={way} value="on" defaultChecked={way === "browser"} /> {t(`admin.programs.way.${way}`)}
            </label>
          ))}
        </fieldset>
        <Field name="redirect" label={t("admin.programs.redirect")} required={false} maxLength={200} note={t("admin.programs.redirectNote")} />
      </Form>
    </section>
  );
}
