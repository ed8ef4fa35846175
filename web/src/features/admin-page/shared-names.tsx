import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { namesQuery } from "./queries";
import { useAdminChange } from "./use-admin-change";

/** Names of nodes that mean the same to everybody who writes. */
export function SharedNames() {
  const t = useTexts();
  const set = useAdminChange();
  const names = useQuery(namesQuery).data?.items.filter(({ scope }) => scope === "everybody") ?? [];
  const path = (alias: string) => `/admin/node-aliases/${encodeURIComponent(alias)}`;
  return (
    <section className="page__section">
      <h2>{t("admin.names")}</h2>
      <p className="faint">{t("admin.names.what")}</p>
      {set.isError && <p role="alert">{failureText(set.error, t)}</p>}
      <ul className="lines">
        {names.map(({ alias, node }) => (
          <li key={alias}>
            <span className="lines__main">
              <strong>{alias}</strong> <Link to={`/nodes/${node}`}>{node}</Link>
            </span>
            <button
              type="button"
              className="button"
              aria-label={t("admin.names.takeOne", { name: alias })}
              onClick={() => set.mutate({ method: "DELETE", path: path(alias) })}
            >
              {t("members.take")}
            </button>
          </li>
        ))}
      </ul>
      <Form
        submit={t("admin.names.give")}
        busy={set.isPending}
        onSubmit={({ alias = "", node }) => set.mutate({ method: "PUT", path: path(alias), body: { node } })}
      >
        <Field name="alias" label={t("own.name")} maxLength={32} />
        <Field name="node" label={t("account.nodeId")} pattern="![0-9a-f]{8}" maxLength={9} />
      </Form>
    </section>
  );
}
