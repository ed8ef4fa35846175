import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { fails, Failure } from "@/components/notices";
import { metricsQuery, nodesQuery, summaryQuery } from "@/data/queries";
import { displayName } from "@/lib/node-color";
import { metricLabel } from "@/lib/node-values";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";

/** Mean and extremes over all stations, each with where and when. */
export function Summary() {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  const summary = useQuery(summaryQuery);
  const nodes = useQuery(nodesQuery).data;
  const metrics = useQuery(metricsQuery).data;
  if (fails(summary)) return <Failure error={summary.error} onRetry={() => void summary.refetch()} />;
  if (!summary.data || summary.data.metrics.length === 0) return null;
  const nameOf = (id: string) => displayName(nodes?.get(id) ?? { id });
  return (
    <section className="page__section">
      <div className="page__head">
        <h2>{t("status.summary")}</h2>
        <p className="small faint">{t.count("status.summaryNote", summary.data.stations)}</p>
      </div>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t("status.summary")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("status.metric")}</th>
              <th scope="col" className="number">{t("status.mean")}</th>
              <th scope="col" className="number">{t("status.lowest")}</th>
              <th scope="col" className="number">{t("status.highest")}</th>
              <th scope="col" className="number">{t("status.stations")}</th>
            </tr>
          </thead>
          <tbody>
            {summary.data.metrics.map(({ metric, unit, mean, min, max, stations }) => (
              <tr key={metric}>
                <th scope="row">{metricLabel(metric, metrics?.get(metric), t)}</th>
                <td className="number">{format.value(mean, unit, metric)}</td>
                {[min, max].map((extreme, i) => (
                  <td key={i === 0 ? "min" : "max"} className="number">
                    {format.value(extreme.value, unit, metric)}
                    <br />
                    <span className="small faint">
                      <Link to={`/nodes/${extreme.node}`}>{nameOf(extreme.node)}</Link>{" "}
                      {format.age(extreme.time, now)}
                    </span>
                  </td>
                ))}
                <td className="number">{format.plain(stations)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
