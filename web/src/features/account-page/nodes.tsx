import { useMutation, useQuery } from "@tanstack/react-query";
import { change } from "@/api/session";
import type { Claim } from "@/api/types";
import { Field, Form } from "@/components/form";
import { fails, Failure, failureText, Loading } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { OwnNode } from "./own-node";
import { nodesQuery } from "./queries";

/** Nodes of the account, and how another one becomes one. */
export function Nodes() {
  const t = useTexts();
  const format = useFormat();
  // A claim is settled by a text from the node.
  const nodes = useQuery({ ...nodesQuery, refetchInterval: 10_000 });
  const claim = useMutation({
    mutationFn: (values: Record<string, string>) => change<Claim>("POST", "/claims", values),
  });
  if (nodes.isPending) return <Loading />;
  if (fails(nodes)) return <Failure error={nodes.error} onRetry={() => void nodes.refetch()} />;
  return (
    <>
      <section className="page__section">
        <h2>{t("account.nodes")}</h2>
        {nodes.data.items.length === 0 && <p>{t("account.noNodes")}</p>}
        <ul className="lines">
          {nodes.data.items.map((node) => (
            <OwnNode key={node.id} node={node} />
          ))}
        </ul>
      </section>
      <section className="page__section">
        <h2>{t("claim.title")}</h2>
        <p className="faint">{t("claim.how")}</p>
        {claim.isError && <p role="alert">{failureText(claim.error, t)}</p>}
        <Form submit={t("account.claim")} busy={claim.isPending} onSubmit={(values) => claim.mutate(values)}>
          <Field name="nodeId" label={t("account.nodeId")} pattern="![0-9a-f]{8}" maxLength={9} />
        </Form>
        {claim.data && (
          <div role="status">
            <p>{t("account.claimText")}</p>
            <p className="secret">
              <code>{claim.data.text}</code>
            </p>
            <p className="small faint">{t("claim.until", { time: format.clock(claim.data.expiresAt) })}</p>
          </div>
        )}
      </section>
    </>
  );
}
