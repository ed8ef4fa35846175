import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { Node } from "@/api/types";
import { MetricChart } from "@/charts/metric-chart";
import { bucketFor, RANGES, type Range, rangeWindow, readRange, writeRange } from "@/charts/range";
import { readingsQuery } from "@/charts/readings-query";
import { WindRose } from "@/charts/wind-rose";
import { fails, Failure, Loading } from "@/components/notices";
import { DAY } from "@/lib/age";
import { Segments } from "@/components/segments";
import { usePageTitle } from "@/components/page";
import { displayName } from "@/lib/node-color";
import type { NodeValue } from "@/lib/node-values";
import { useTexts } from "@/texts/texts-context";
import { chartsFor, metricsOf } from "./chart-plan";
import { CustomRange } from "./custom-range";
import { Downloads } from "./downloads";

/** Charts of everything the node measures, over a range that stands in the address. */
export function History({ node, values, now }: { node: Node; values: readonly NodeValue[]; now: number }) {
  const t = useTexts();
  usePageTitle(displayName(node));
  const [query, setQuery] = useSearchParams();
  const range = readRange(query);
  const setRange = (next: Range) => setQuery(writeRange(next), { replace: true, preventScrollReset: true });
  const plan = chartsFor(values, node.battery !== undefined);
  const metrics = metricsOf(plan);
  const measuresRain = values.some(({ metric }) => metric.startsWith("rain"));
  const readings = useQuery({ ...readingsQuery({ id: node.id, metrics, range }), enabled: metrics.length > 0 });
  const rain = useQuery({ ...readingsQuery({ id: node.id, metrics: ["rain"], range }), enabled: measuresRain });
  if (metrics.length === 0) return null;
  const { from, to } = rangeWindow(range, now);
  const choices = [...RANGES, "custom" as const].map((value) => ({ value, text: t(`chart.${value}`) }));
  const wind = metrics.includes("windDirection");
  return (
    <section className="page__section">
      <div className="page__head">
        <h2>{t("node.history")}</h2>
        <Segments
          label={t("chart.range")}
          value={range.kind}
          choices={choices}
          onChange={(kind) => setRange(kind === "custom" ? customFrom(from, to) : { kind })}
        />
      </div>
      {range.kind === "custom" && <CustomRange key={`${range.from}/${range.to}`} range={range} onChange={setRange} />}
      <p className="history__note small faint">
        <span>{t(`chart.bucket.${readings.data?.bucket ?? bucketFor(to - from)}`)}</span>
        {readings.data && readings.data.bucket !== "raw" && <span>{t("chart.band")}</span>}
        {plan.some(({ night }) => night) && node.position && to - from <= 31 * DAY && <span>{t("chart.night")}</span>}
      </p>
      {readings.isPending && <Loading />}
      {fails(readings) && <Failure error={readings.error} onRetry={() => void readings.refetch()} />}
      {readings.data && (
        <div className="charts" aria-busy={readings.isPlaceholderData}>
          {plan.map(({ metric, second, leastSpan, night }) => (
            <MetricChart
              key={metric}
              readings={readings.data}
              metric={metric}
              label={values.find((value) => value.metric === metric)?.label ?? t("measure.battery")}
              second={second}
              leastSpan={leastSpan}
              nightAt={night ? node.position : undefined}
            />
          ))}
          {rain.data && <MetricChart readings={rain.data} metric="rain" label={t("measure.rain")} />}
          {wind && (
            <div>
              <h3>{t("rose.title")}</h3>
              <WindRose readings={readings.data} />
            </div>
          )}
        </div>
      )}
      <Downloads node={node} metrics={metrics} range={range} now={now} />
    </section>
  );
}

function customFrom(from: number, to: number): Range {
  return { kind: "custom", from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
