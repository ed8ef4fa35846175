import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Bridge } from "@/api/types";
import { Figure } from "@/components/figure";
import { LagFigure } from "@/components/lag-figure";
import { fails, Failure, Loading } from "@/components/notices";
import { networkQuery } from "@/data/queries";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { bridgeName, needsLook } from "./bridge-words";
import { bridgesQuery, gatewayQuery, inboxQuery, OFTEN, ordersQuery } from "./queries";

/** What waits for a person, and how the network does. */
export function Overview() {
  const t = useTexts();
  const format = useFormat();
  const network = useQuery({ ...networkQuery, refetchInterval: OFTEN });
  const gateway = useQuery(gatewayQuery);
  const bridges = useQuery(bridgesQuery);
  const failed = [network, gateway, bridges].find(fails);
  if (failed?.error) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!network.data || !gateway.data || !bridges.data) return <Loading />;
  const { online, total, lost } = network.data.bridges;
  return (
    <>
      <Waiting bridges={bridges.data.items} />
      <section className="page__section">
        <h2>{t("admin.now")}</h2>
        <dl className="figures">
          <Figure name={t("status.packets")} value={format.plain(network.data.packetsPerMinute, 1)}>
            {t("status.receptions", { n: Math.round(network.data.receptionsPerMinute * 10) / 10 })}
          </Figure>
          <LagFigure seconds={network.data.ingestLag.p95} />
          <Figure name={t("status.backlog")} value={format.plain(network.data.backlogPerMinute)}>
            {t("status.backlogNote")}
          </Figure>
          <Figure name={t("status.bridges")} value={format.plain(online)}>
            {t("status.of", { n: total })}
          </Figure>
          <Figure name={t("admin.lost")} value={format.plain(lost)}>
            {t("admin.lostNote")}
          </Figure>
          <Figure name={t("admin.gateway.waiting")} value={format.plain(gateway.data.waiting)}>
            {t("admin.gateway.underWay", { n: gateway.data.underWay })}
          </Figure>
        </dl>
        <p className="ways small">
          <Link to="/status">{t("admin.toStatus")}</Link>
        </p>
      </section>
    </>
  );
}

function Waiting({ bridges }: { bridges: readonly Bridge[] }) {
  const t = useTexts();
  const orders = useInfiniteQuery(ordersQuery("")).data?.pages[0]?.items.length ?? 0;
  const texts = useInfiniteQuery({ ...inboxQuery, refetchInterval: OFTEN }).data?.pages[0]?.items.length ?? 0;
  const troubled = bridges.flatMap((bridge) => {
    const why = needsLook(bridge);
    return why === undefined ? [] : [{ bridge, why }];
  });
  const nothing = orders === 0 && texts === 0 && troubled.length === 0;
  return (
    <section className="page__section">
      <h2>{t("admin.waits")}</h2>
      {nothing && <p className="faint">{t("admin.waits.nothing")}</p>}
      <ul className="lines">
        {troubled.map(({ bridge, why }) => (
          <li key={bridge.id}>
            <Link to={`/admin/bridges/${bridge.id}`}>{bridgeName(bridge)}</Link>
            <span>{t(`admin.bridge.look.${why}`)}</span>
          </li>
        ))}
        {orders > 0 && (
          <li>
            <Link to="/admin/orders">{t("admin.tab.orders")}</Link> <span>{t.count("admin.waits.orders", orders)}</span>
          </li>
        )}
        {texts > 0 && (
          <li>
            <Link to="/admin/inbox">{t("admin.tab.inbox")}</Link> <span>{t.count("admin.waits.texts", texts)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
