import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { getJson } from "@/api/client";
import { change } from "@/api/session";
import type { Claim, MyNodeList } from "@/api/types";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

/** Nodes of the account, and how another one becomes one. */
export function Nodes() {
  const t = useTexts();
  const nodes = useQuery({
    queryKey: ["account", "nodes"],
    queryFn: ({ signal }) => getJson<MyNodeList>("/my/nodes", {}, signal),
    // A claim is settled by a text from the node.
    refetchInterval: 10_000,
  });
  const claim = useMutation({
    mutationFn: (values: Record<string, string>) => change<Claim>("POST", "/claims", values),
  });
  return (
    <section className="page__section">
      <h2>{t("account.nodes")}</h2>
      {nodes.data?.items.length === 0 && <p>{t("account.noNodes")}</p>}
      <ul>
        {nodes.data?.items.map((node) => (
          <li key={node.id}>
            <Link to={`/nodes/${node.id}`}>{node.name ?? node.id}</Link>{" "}
            <span className="small faint">
              {node.role}
              {node.state === "key-changed" && ` · ${t("account.keyChanged")}`}
            </span>
          </li>
        ))}
      </ul>
      {claim.data && (
        <p role="status">
          {t("account.claimText")} <code>{claim.data.text}</code>
        </p>
      )}
      {claim.isError && <p role="alert">{failureText(claim.error, t)}</p>}
      <Form submit={t("account.claim")} busy={claim.isPending} onSubmit={(values) => claim.mutate(values)}>
        <Field name="nodeId" label={t("account.nodeId")} pattern="![0-9a-f]{8}" maxLength={9} />
      </Form>
    </section>
  );
}
