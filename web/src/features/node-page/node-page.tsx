import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import type { Node } from "@/api/types";
import { ApiError } from "@/api/client";
import { Icon } from "@/components/icon";
import { LatestValues } from "@/components/latest-values";
import { NodeChip } from "@/components/node-chip";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { StateWord } from "@/components/state-word";
import { stateAt } from "@/data/nodes-data";
import { airQualityQuery, metricsQuery, nodeQuery, nodesQuery } from "@/data/queries";
import { displayName } from "@/lib/node-color";
import { nodeValues } from "@/lib/node-values";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { AllValues } from "./all-values";
import { Facts } from "./facts";
import { History } from "./history";
import { OwnerTools } from "./owner-tools";
import { PositionHistory } from "./position-history";
import { ReceptionsTable } from "./receptions-table";
import "./node-page.css";

/** Everything about one node: now, before, who hears it, what it is. */
export function NodePage() {
  const { id = "" } = useParams();
  const t = useTexts();
  const asked = useQuery(nodeQuery(id));
  // The live list is newer than the single answer, once it is there.
  const live = useQuery(nodesQuery).data?.get(asked.data?.id ?? id);
  const node = live ?? asked.data;
  if (node) return <Found node={{ ...asked.data, ...node }} />;
  const missing = asked.error instanceof ApiError && (asked.error.status === 404 || asked.error.status === 400);
  return (
    <Page title={id}>
      {asked.isPending && <Loading />}
      {missing && (
        <div className="notice">
          <h1>{t("node.notFound", { id })}</h1>
          <Link to="/">{t("nav.back")}</Link>
        </div>
      )}
      {fails(asked) && !missing && <Failure error={asked.error} onRetry={() => void asked.refetch()} />}
    </Page>
  );
}

function Found({ node }: { node: Node }) {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  const metrics = useQuery(metricsQuery);
  const aqi = useQuery(airQualityQuery).data?.get(node.id);
  const values = metrics.data ? nodeValues(node, metrics.data, t) : [];
  const state = stateAt(node, now);
  return (
    <Page title={displayName(node)}>
      <Link to={`/?node=${node.id}`} className="node__back small">
        <Icon name="back" />
        {t("node.onMap")}
      </Link>
      <div className="page__head">
        <div className="node__title">
          <NodeChip node={node} />
          <h1>{displayName(node)}</h1>
        </div>
        <p className="node__heard small">
          <StateWord state={state} />
          <span className="faint">
            {t(`kind.${node.kind}`)} · {t("node.heard", { age: format.age(node.lastHeard, now) })}
          </span>
        </p>
      </div>
      <OwnerTools node={node} />
      <section className="latest-section latest-section--large" aria-label={t("node.latest")}>
        {fails(metrics) && <Failure error={metrics.error} onRetry={() => void metrics.refetch()} />}
        {state === "stale" && (
          <p className="node__stale">
            {t("node.stale", { time: format.dateTime(node.latest?.time ?? node.lastHeard) })}
          </p>
        )}
        <LatestValues node={node} values={values} aqi={aqi} now={now} large />
      </section>
      <History node={node} values={values} now={now} />
      <ReceptionsTable id={node.id} now={now} />
      <PositionHistory id={node.id} />
      <AllValues values={values} now={now} />
      <Facts node={node} />
    </Page>
  );
}
