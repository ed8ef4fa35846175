import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { InboxList } from "@/api/types";
import { fails, Failure, failureText, Loading } from "@/components/notices";
import { Field, Form } from "@/components/form";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { More } from "./more";
import { inboxQuery, OFTEN } from "./queries";
import { useAdminChange } from "./use-admin-change";

/** Texts from the mesh of which nobody can say whom they are for. */
export function Inbox() {
  const t = useTexts();
  const inbox = useInfiniteQuery({ ...inboxQuery, refetchInterval: OFTEN });
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page__section">
      <h2>{t("admin.tab.inbox")}</h2>
      <p className="faint">{t("admin.inbox.what")}</p>
      {inbox.isPending && <Loading />}
      {fails(inbox) && items.length === 0 && <Failure error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.data && items.length === 0 && <p>{t("admin.inbox.none")}</p>}
      <ul className="lines">
        {items.map((text) => (
          <Row key={text.id} text={text} />
        ))}
      </ul>
      <More list={inbox} />
    </section>
  );
}

function Row({ text }: { text: InboxList["items"][number] }) {
  const t = useTexts();
  const format = useFormat();
  const assign = useAdminChange();
  const file = (alias: string) => assign.mutate({ method: "POST", path: `/admin/inbox/${text.id}/assign`, body: { alias } });
  return (
    <li>
      <span className="lines__main">
        {text.text}
        <br />
        <span className="small faint">
          <Link to={`/nodes/${text.node}`}>{text.node}</Link> · {format.dateTime(text.createdAt)}
          {text.bridge !== undefined && ` · ${text.bridge}`}
          {!text.verified && ` · ${t("messages.unproven")}`}
        </span>
      </span>
      {text.writers?.map((alias) => (
        <button key={alias} type="button" className="button" disabled={assign.isPending} onClick={() => file(alias)}>
          {t("admin.inbox.for", { alias })}
        </button>
      ))}
      <details className="lines__more">
        <summary>{t("admin.inbox.other")}</summary>
        <Form submit={t("admin.inbox.assign")} busy={assign.isPending} onSubmit={({ alias = "" }) => file(alias)}>
          <Field name="alias" label={t("alias.label")} maxLength={32} />
        </Form>
      </details>
      {assign.isError && <p role="alert">{failureText(assign.error, t)}</p>}
    </li>
  );
}
