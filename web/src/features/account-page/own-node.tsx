import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { change } from "@/api/session";
import type { MyNode } from "@/api/types";
import { Choice, Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { Members } from "./members";
import { nodesQuery } from "./queries";

/** Bits that are kept of a position, and how far it is off then, in metres. */
const PRECISIONS = { "10": 23_000, "12": 5_800, "13": 2_900, "14": 1_500, "16": 360, "19": 45 } as const;
const CONSENT = { "": null, yes: true, no: false } as const;
const INBOUND = ["NOBODY", "CONTACTS", "PUBLIC"] as const;

/** One node in which the account has a part; its owner says what others may see of it. */
export function OwnNode({ node }: { node: MyNode }) {
  const t = useTexts();
  const queries = useQueryClient();
  const renew = () => void queries.invalidateQueries({ queryKey: nodesQuery.queryKey });
  const save = useMutation({
    mutationFn: (asked: Record<string, unknown>) => change("PATCH", `/my/nodes/${node.id}`, asked),
    onSuccess: renew,
  });
  const erase = useMutation({ mutationFn: () => change("DELETE", `/my/nodes/${node.id}`), onSuccess: renew });
  const submit = ({ name = null, inbound, consent = "", precision }: Record<string, string | null>) =>
    save.mutate({
      name,
      inbound,
      consent: CONSENT[consent as keyof typeof CONSENT],
      precisionBits: precision ? Number(precision) : null,
    });
  const consent = node.consent === undefined ? "" : node.consent ? "yes" : "no";
  return (
    <li>
      <span className="lines__main">
        <Link to={`/nodes/${node.id}`}>{node.name ?? node.id}</Link>{" "}
        <span className="small faint">
          {node.id} · {t(`part.${node.role}`)}
          {node.state === "key-changed" && ` · ${t("account.keyChanged")}`}
        </span>
      </span>
      {node.role === "OWNER" && node.state === "active" && (
        <details className="lines__more">
          <summary>{t("own.change")}</summary>
          {save.isError && <p role="alert">{failureText(save.error, t)}</p>}
          {save.isSuccess && <p role="status">{t("account.saved")}</p>}
          <Form submit={t("account.save")} busy={save.isPending} onSubmit={submit}>
            <Field name="name" label={t("own.name")} required={false} maxLength={40} defaultValue={node.name ?? ""} />
            <Choice name="inbound" label={t("own.inbound")} value={node.inbound} choices={INBOUND.map((value) => [value, t(`own.inbound.${value}`)])} />
            <Choice
              name="consent"
              label={t("own.consent")}
              value={consent}
              choices={[["", t("own.consent.node")], ["yes", t("own.consent.yes")], ["no", t("own.consent.no")]]}
            />
            <Choice
              name="precision"
              label={t("own.precision")}
              value={node.precisionBits === undefined ? "" : String(node.precisionBits)}
              choices={[["", t("own.precision.node")], ...Object.entries(PRECISIONS).map(([bits, metres]) => [bits, t("own.precision.metres", { metres })] as const)]}
            />
          </Form>
          <Members node={node.id} />
          <details>
            <summary>{t("own.erase")}</summary>
            <p>{t("own.eraseNote")}</p>
            {erase.isError && <p role="alert">{failureText(erase.error, t)}</p>}
            <button type="button" className="button" disabled={erase.isPending} onClick={() => erase.mutate()}>
              {t("own.erase")}
            </button>
          </details>
        </details>
      )}
    </li>
  );
}
