import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import type { Aqi, Node } from "@/api/types";
import { IconButton } from "@/components/icon-button";
import { NodeChip } from "@/components/node-chip";
import { Loading } from "@/components/notices";
import { StateWord } from "@/components/state-word";
import { LatestValues } from "@/components/latest-values";
import { stateAt } from "@/data/nodes-data";
import { metricsQuery } from "@/data/queries";
import { displayName } from "@/lib/node-color";
import { nodeValues } from "@/lib/node-values";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import "./node-panel.css";

const PanelCharts = lazy(async () => ({ default: (await import("./panel-charts")).PanelCharts }));

type Props = { node: Node; aqi: Aqi | undefined; now: number; past: boolean; onClose: () => void };

/** What a node says now and said lately; a floating panel, on a phone a sheet from below. */
export function NodePanel({ node, aqi, now, past, onClose }: Props) {
  const t = useTexts();
  const format = useFormat();
  const metrics = useQuery(metricsQuery);
  const [tall, setTall] = useState(false);
  const values = metrics.data ? nodeValues(node, metrics.data, t) : [];
  return (
    <section className={`panel float${tall ? " panel--tall" : ""}`} aria-label={displayName(node)}>
      <button
        type="button"
        className="panel__grip"
        aria-label={t("node.latest")}
        aria-expanded={tall}
        onClick={() => setTall(!tall)}
      />
      <header className="panel__head">
        <NodeChip node={node} />
        <h2 className="panel__name">{displayName(node)}</h2>
        <IconButton icon="close" label={t("node.close")} onClick={onClose} />
      </header>
      <p className="panel__line small">
        {past ? <strong>{format.weekdayClock(now)}</strong> : <StateWord state={stateAt(node, now)} />}
        <span className="faint">
          {t(`kind.${node.kind}`)}
          {!past && ` · ${t("node.heard", { age: format.age(node.lastHeard, now) })}`}
        </span>
      </p>
      <LatestValues node={node} values={values} aqi={aqi} now={now} />
      <Link className="button button--primary panel__open" to={`/nodes/${node.id}`}>
        {t("node.open")}
      </Link>
      <Suspense fallback={<Loading />}>
        <PanelCharts node={node} values={values} />
      </Suspense>
    </section>
  );
}
