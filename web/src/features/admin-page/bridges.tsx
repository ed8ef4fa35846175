import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Bridge } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { bridgeName, BridgeState, needsLook } from "./bridge-words";
import { bridgesQuery } from "./queries";

/** Every bridge and gateway, and what one looks at first. */
export function Bridges() {
  const t = useTexts();
  const bridges = useQuery(bridgesQuery);
  return (
    <section className="page__section">
      <div className="page__head">
        <h2>{t("admin.tab.bridges")}</h2>
        <Link className="button button--primary" to="/admin/bridges/new">
          {t("admin.enrol")}
        </Link>
      </div>
      {bridges.isPending && <Loading />}
      {fails(bridges) && <Failure error={bridges.error} onRetry={() => void bridges.refetch()} />}
      {bridges.data?.items.length === 0 && <p className="notice faint">{t("admin.bridges.none")}</p>}
      {bridges.data && bridges.data.items.length > 0 && <Table bridges={bridges.data.items} />}
    </section>
  );
}

function Table({ bridges }: { bridges: readonly Bridge[] }) {
  const t = useTexts();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t("admin.tab.bridges")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("admin.bridge.name")}</th>
            <th scope="col">{t("admin.bridge.state")}</th>
            <th scope="col">{t("admin.bridge.seen")}</th>
            <th scope="col">{t("admin.bridge.radio")}</th>
            <th scope="col" className="number">{t("admin.bridge.spool")}</th>
            <th scope="col" className="number">{t("admin.bridge.lost")}</th>
            <th scope="col" className="number">{t("admin.bridge.clock")}</th>
          </tr>
        </thead>
        <tbody>
          {bridges.map((bridge) => (
            <Row key={bridge.id} bridge={bridge} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ bridge }: { bridge: Bridge }) {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  const look = needsLook(bridge);
  const { lastSeen, spool, clock, lost } = bridge;
  return (
    <tr>
      <th scope="row">
        <Link to={`/admin/bridges/${bridge.id}`}>{bridgeName(bridge)}</Link>
        {bridge.name !== undefined && <span className="small faint"> {bridge.id}</span>}
      </th>
      <td>
        <BridgeState state={bridge.state} />
        {look !== undefined && look !== "offline" && <span className="small bridge__look"> {t(`admin.bridge.look.${look}`)}</span>}
      </td>
      <td>{lastSeen === undefined ? "–" : <time dateTime={lastSeen}>{format.age(lastSeen, now)}</time>}</td>
      <td>{bridge.radio ?? "–"}</td>
      <td className="number">{spool?.depth === undefined ? "–" : format.plain(spool.depth)}</td>
      <td className="number">{format.plain(lost.dropped + lost.unexplained)}</td>
      <td className="number">{clock === undefined ? "–" : `${format.plain(clock.offsetMs)}\u202fms`}</td>
    </tr>
  );
}
