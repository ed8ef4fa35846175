import { useQuery } from "@tanstack/react-query";
import type { Network } from "@/api/types";
import { ConnectHelp } from "@/components/connect-help";
import { Figure } from "@/components/figure";
import { LagFigure } from "@/components/lag-figure";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { networkQuery } from "@/data/queries";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Summary } from "./summary";
import { verdict } from "./verdict";
import "./status-page.css";

/** How the network itself is; anyone may know. It renews itself from the live stream. */
export function StatusPage() {
  const t = useTexts();
  const network = useQuery(networkQuery);
  return (
    <Page title={t("status.title")}>
      <h1>{t("status.title")}</h1>
      {network.isPending && <Loading />}
      {fails(network) && <Failure error={network.error} onRetry={() => void network.refetch()} />}
      {network.data && <Figures network={network.data} />}
      <Summary />
    </Page>
  );
}

function Figures({ network }: { network: Network }) {
  const t = useTexts();
  const format = useFormat();
  const { key, well } = verdict(network);
  const { nodes, bridges, heard } = network;
  return (
    <>
      <p className={well ? "verdict" : "verdict verdict--bad"} role="status">
        {t(key)}
      </p>
      {bridges.total === 0 && <ConnectHelp />}
      <dl className="figures">
        <Figure name={t("status.nodes")} value={format.plain(nodes.total)}>
          <StateBar nodes={nodes} />
        </Figure>
        <Figure name={t("status.bridges")} value={format.plain(bridges.online)}>
          {t("status.of", { n: bridges.total })}
        </Figure>
        <Figure name={t("status.packets")} value={format.plain(network.packetsPerMinute, 1)}>
          {t("status.receptions", { n: Math.round(network.receptionsPerMinute * 10) / 10 })}
        </Figure>
        <LagFigure seconds={network.ingestLag.p95} />
        <Figure name={t("status.backlog")} value={format.plain(network.backlogPerMinute, 0)}>
          {t("status.backlogNote")}
        </Figure>
        <Figure name={t("status.heard")} value={format.plain(heard.packets)}>
          {t("empty.heard", {
            packets: t.count("empty.heard.packets", heard.packets),
            nodes: t.count("empty.heard.nodes", heard.nodes),
            withheld: heard.withheld,
          })}
        </Figure>
      </dl>
    </>
  );
}

function StateBar({ nodes }: { nodes: Network["nodes"] }) {
  const t = useTexts();
  const format = useFormat();
  const states = ["live", "today", "stale"] as const;
  return (
    <>
      <span className="state-bar" aria-hidden="true">
        {states.map((state) => (
          <span key={state} className={`state-bar__${state}`} style={{ flexGrow: nodes[state] }} />
        ))}
      </span>
      {states.map((state) => `${format.plain(nodes[state])} ${t(`state.${state}`)}`).join(" · ")}
    </>
  );
}
