import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import { change } from "@/api/session";
import type { MemberList } from "@/api/types";
import { Choice, Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";

const PARTS = ["VIEWER", "SENDER", "OPERATOR"] as const;

/** Who else has a part in a node. */
export function Members({ node }: { node: string }) {
  const t = useTexts();
  const queries = useQueryClient();
  const key = ["account", "members", node];
  const path = `/my/nodes/${node}/members`;
  const members = useQuery({ queryKey: key, queryFn: ({ signal }) => getJson<MemberList>(path, {}, signal) });
  const renew = () => void queries.invalidateQueries({ queryKey: key });
  const give = useMutation({
    mutationFn: ({ account = "", role }: Record<string, string>) => change("PUT", `${path}/${encodeURIComponent(account)}`, { role }),
    onSuccess: renew,
  });
  const take = useMutation({ mutationFn: (account: string) => change("DELETE", `${path}/${account}`), onSuccess: renew });
  return (
    <>
      <h3>{t("members.title")}</h3>
      <ul className="lines">
        {members.data?.items.map((member) => (
          <li key={member.account}>
            <span className="lines__main">
              {member.alias ?? member.account} <span className="small faint">{t(`part.${member.role}`)}</span>
            </span>
            {member.role !== "OWNER" && (
              <button type="button" className="button" onClick={() => take.mutate(member.account)}>
                {t("members.take")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {give.isError && <p role="alert">{failureText(give.error, t)}</p>}
      <Form submit={t("members.give")} busy={give.isPending} onSubmit={(values) => give.mutate(values)}>
        <Field name="account" label={t("account.id")} pattern="[0-9a-f-]{36}" maxLength={36} />
        <Choice name="role" label={t("members.part")} value="VIEWER" choices={PARTS.map((part) => [part, t(`part.${part}`)])} />
      </Form>
    </>
  );
}
