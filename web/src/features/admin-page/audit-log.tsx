import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { AuditEvent } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { More } from "./more";
import { auditQuery } from "./queries";
import { SearchForm } from "./search-form";

/** Who did what to whom, by which right, newest first. */
export function AuditLog() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const object = params.get("object") ?? "";
  const log = useInfiniteQuery(auditQuery(object));
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page__section">
      <h2>{t("admin.tab.log")}</h2>
      <SearchForm key={object} label={t("admin.log.object")} value={object} onSearch={(text) => setParams(text === "" ? {} : { object: text })} />
      {log.isPending && <Loading />}
      {fails(log) && items.length === 0 && <Failure error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && items.length === 0 && <p className="faint">{t("admin.nothing")}</p>}
      <ul className="lines">
        {items.map((event) => (
          <Row key={event.id} event={event} />
        ))}
      </ul>
      <More list={log} />
    </section>
  );
}

function Row({ event }: { event: AuditEvent }) {
  const t = useTexts();
  const format = useFormat();
  const detail = Object.entries(event.detail ?? {}).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return (
    <li>
      <span className="lines__main">
        <strong>{event.action}</strong> {event.object}
        <br />
        <span className="small faint">
          <time dateTime={event.at}>{format.dateTime(event.at)}</time> · {t("admin.log.by", { actor: event.actor })}
          {[event.ip, event.rule, ...detail].flatMap((part) => (part === undefined ? [] : ` · ${part}`))}
        </span>
      </span>
    </li>
  );
}
