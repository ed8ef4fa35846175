import { useMemo, useState } from "react";
import type uPlot from "uplot";
import type { Metric, Readings } from "@/api/types";
import { DAY } from "@/lib/age";
import { numberText } from "@/lib/units";
import { useFormat } from "@/preferences/use-format";
import { useTheme } from "@/preferences/use-theme";
import { useTexts } from "@/texts/texts-context";
import { accumulate, summarise, toColumns } from "./columns";
import { nights } from "./night";
import { Plot } from "./plot";
import { plotOptions, readLook } from "./plot-options";
import "./metric-chart.css";

type Props = {
  readings: Readings;
  metric: Metric;
  label: string;
  /** Drawn dashed behind, such as gusts. */
  second?: Metric;
  height?: number;
  /** Where the node is, when nights shall be shaded; degrees. */
  nightAt?: { lat: number; lon: number } | undefined;
  /** Least height of the value axis, in the hub's unit. */
  leastSpan?: number;
};

/** One metric over time: the mean with its band, gaps as gaps, rain as bars with the running total. */
export function MetricChart({ readings, metric, label, second, height = 180, nightAt, leastSpan = 1 }: Props) {
  const t = useTexts();
  const format = useFormat();
  const theme = useTheme();
  const [point, setPoint] = useState<number | null>(null);
  const series = readings.series.find((candidate) => candidate.metric === metric);
  const other = readings.series.find((candidate) => candidate.metric === second);
  const { bucket, from, to } = readings;
  const unit = series?.unit ?? "1";
  const shown = format.shown(unit, metric);
  const rain = metric === "rain";
  const columns = useMemo(() => (series ? toColumns(series, bucket, shown) : undefined), [series, bucket, shown]);
  const extra = useMemo(() => {
    if (rain && columns) return accumulate(columns.means);
    if (!other || !columns) return undefined;
    const values = toColumns(other, bucket, shown);
    const byTime = new Map(values.times.map((time, i) => [time, values.means[i]]));
    return columns.times.map((time) => byTime.get(time) ?? null);
  }, [rain, columns, other, bucket, shown]);
  const hasExtra = extra !== undefined;
  const lat = nightAt?.lat;
  const lon = nightAt?.lon;
  const options = useMemo(() => {
    const ends = { from: Date.parse(from), to: Date.parse(to) };
    const shaded = lat !== undefined && lon !== undefined && ends.to - ends.from <= 31 * DAY;
    return plotOptions({
      look: readLookOf(theme),
      utc: format.utc,
      language: format.language,
      from: ends.from / 1000,
      to: ends.to / 1000,
      bars: rain,
      second: hasExtra ? (rain ? "total" : "line") : undefined,
      nights: shaded ? nights(ends.from, ends.to, lat, lon) : [],
      leastSpan: leastSpan * shown.factor,
      zeroBased: rain || ["windSpeed", "pm25", "lux", "co2"].includes(metric),
      onPoint: setPoint,
    });
  }, [theme, format, from, to, rain, hasExtra, lat, lon, leastSpan, shown, metric]);
  const data = useMemo((): uPlot.AlignedData => {
    if (!columns) return [[]];
    const band = columns.hasBand && !rain;
    const empty = columns.times.map(() => null);
    const base = [columns.times, columns.means, band ? columns.lows : empty, band ? columns.highs : empty];
    return (extra ? [...base, extra] : base) as uPlot.AlignedData;
  }, [columns, extra, rain]);
  const summary = columns && summarise(columns);
  const text = (value: number) => numberText(value, shown.decimals, format.language);
  const at = point === null ? undefined : columns?.times[point];
  const pointed = point === null ? undefined : columns?.means[point];
  return (
    <figure className="chart">
      <figcaption className="chart__head">
        <h3>
          {label} <span className="faint">{shown.unit}</span>
        </h3>
        <p className="chart__readout small">
          {at !== undefined && pointed !== null && pointed !== undefined ? (
            <>
              <strong>{text(pointed)}</strong> {format.dateTime(at * 1000)}
            </>
          ) : (
            summary &&
            (rain
              ? t("chart.rainTotal", { value: `${text(extra?.at(-1) ?? 0)} ${shown.unit}` })
              : `${text(summary.min)} – ${text(summary.max)}`)
          )}
        </p>
      </figcaption>
      {summary ? (
        <Plot
          options={options}
          data={data}
          height={height}
          label={t("chart.summary", {
            metric: label,
            min: text(summary.min),
            mean: text(summary.mean),
            max: text(summary.max),
          })}
        />
      ) : (
        <p className="faint small">{t("chart.noData")}</p>
      )}
    </figure>
  );
}

/** The theme is named so that a change of it reads the tokens anew. */
function readLookOf(theme: "light" | "dark") {
  document.documentElement.dataset["theme"] = theme;
  return readLook();
}
