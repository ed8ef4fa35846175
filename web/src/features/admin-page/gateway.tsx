import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { GatewaySummary } from "@/api/types";
import { Figure } from "@/components/figure";
import { fails, Failure, Loading } from "@/components/notices";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { lastDay } from "./gateway-words";
import { gatewayQuery } from "./queries";
import { SharedNames } from "./shared-names";

/** Messages on their way, the air that is left, and what was sold of it. */
export function Gateway() {
  const gateway = useQuery(gatewayQuery);
  if (gateway.isPending) return <Loading />;
  if (fails(gateway)) return <Failure error={gateway.error} onRetry={() => void gateway.refetch()} />;
  return (
    <>
      <Figures gateway={gateway.data} />
      <Air bridges={gateway.data.bridges} />
      <SharedNames />
    </>
  );
}

function Figures({ gateway }: { gateway: GatewaySummary }) {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  const { capacity, oldestWaiting } = gateway;
  const left = capacity.availablePerDay;
  return (
    <section className="page__section">
      <h2>{t("admin.tab.gateway")}</h2>
      <dl className="figures">
        <Figure name={t("admin.gateway.waiting")} value={format.plain(gateway.waiting)}>
          {t("admin.gateway.underWay", { n: gateway.underWay })}
          {oldestWaiting !== undefined && ` · ${t("admin.gateway.oldest", { age: format.age(oldestWaiting, now) })}`}
        </Figure>
        <Figure name={t("admin.gateway.lastDay")} value={format.plain(gateway.lastDay["delivered"] ?? 0)}>
          {lastDay(gateway.lastDay, t)}
        </Figure>
        <Figure name={t("admin.gateway.sold")} value={format.plain(capacity.soldPerDay)}>
          {t.count("admin.gateway.senders", capacity.senders)}
        </Figure>
        <Figure name={t("admin.gateway.available")} value={left === undefined ? "–" : format.plain(left)}>
          {capacity.usualAirtimeMs === undefined ? t("admin.gateway.unknown") : t("admin.gateway.usual", { ms: capacity.usualAirtimeMs })}
        </Figure>
      </dl>
      {left !== undefined && capacity.soldPerDay > left && <p role="status">{t("admin.gateway.oversold")}</p>}
    </section>
  );
}

function Air({ bridges }: Pick<GatewaySummary, "bridges">) {
  const t = useTexts();
  const format = useFormat();
  return (
    <section className="page__section">
      <h2>{t("admin.gateway.air")}</h2>
      <p className="faint">{t("admin.gateway.airNote")}</p>
      {bridges.length === 0 && <p>{t("admin.gateway.noBridge")}</p>}
      <ul className="lines">
        {bridges.map(({ id, waiting, budgetMs, chargedMs, channelUtilization }) => (
          <li key={id}>
            <div className="lines__main">
              <Link to={`/admin/bridges/${id}`}>{id}</Link>{" "}
              <span className="small faint">
                {t("admin.gateway.charged", { used: format.plain(chargedMs / 1000, 1), budget: format.plain(budgetMs / 1000) })}
                {channelUtilization !== undefined && ` · ${t("admin.bridge.busy")} ${format.percent(channelUtilization / 100)}`}
                {waiting > 0 && ` · ${t.count("admin.gateway.there", waiting)}`}
              </span>
              <progress className="airtime" max={budgetMs} value={Math.min(chargedMs, budgetMs)} aria-label={t("admin.gateway.airOf", { bridge: id })} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
