import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Metric, Node } from "@/api/types";
import { MetricChart } from "@/charts/metric-chart";
import { readingsQuery } from "@/charts/readings-query";
import { fails, Failure, Loading } from "@/components/notices";
import { Segments } from "@/components/segments";
import type { NodeValue } from "@/lib/node-values";
import { useTexts } from "@/texts/texts-context";

const WANTED: readonly Metric[] = ["temperature", "windSpeed", "humidity", "pressure", "pm25"];

/** A year needs the width of the node page. */
const SHORT = ["24h", "7d", "30d"] as const;

/** Small charts of what people look at most. */
export function PanelCharts({ node, values }: { node: Node; values: readonly NodeValue[] }) {
  const t = useTexts();
  const [kind, setKind] = useState<(typeof SHORT)[number]>("24h");
  const measured = WANTED.filter((metric) => values.some((value) => value.metric === metric));
  const metrics: readonly Metric[] = measured.length > 0 ? measured : node.battery ? ["battery"] : [];
  const readings = useQuery({
    ...readingsQuery({ id: node.id, metrics, range: { kind } }),
    enabled: metrics.length > 0,
  });
  if (metrics.length === 0) return null;
  return (
    <div className="panel__charts">
      <Segments
        label={t("chart.range")}
        value={kind}
        choices={SHORT.map((value) => ({ value, text: t(`chart.${value}`) }))}
        onChange={setKind}
      />
      {fails(readings) && <Failure error={readings.error} onRetry={() => void readings.refetch()} />}
      {readings.isPending && <Loading />}
      {readings.data &&
        metrics.map((metric) => (
          <MetricChart
            key={metric}
            readings={readings.data}
            metric={metric}
            label={values.find((value) => value.metric === metric)?.label ?? t("measure.battery")}
            height={104}
          />
        ))}
    </div>
  );
}
