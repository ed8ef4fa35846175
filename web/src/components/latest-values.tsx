import type { Aqi, Node } from "@/api/types";
import { compassPoint } from "@/lib/compass";
import { latest } from "@/lib/measures";
import { flagBits, type NodeValue } from "@/lib/node-values";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { AqiMark } from "./aqi-mark";
import "./latest-values.css";

type Props = { node: Node; values: readonly NodeValue[]; aqi: Aqi | undefined; now: number; large?: boolean };

/** Shown large, in this order; the rest is a table on the node page. */
const FIRST = ["temperature", "windSpeed", "humidity", "pressure", "rain1h", "pm25"];

/** Numbers first, each with its unit and its age; what is doubtful says so. */
export function LatestValues({ node, values, aqi, now, large = false }: Props) {
  const t = useTexts();
  const format = useFormat();
  const first = FIRST.flatMap((metric) => values.find((value) => value.metric === metric) ?? []);
  const flags = [...new Set(values.flatMap((value) => flagBits(value.flags)))];
  if (first.length === 0 && !node.battery) {
    return <p className="faint">{t(node.kind === "enviro" ? "node.noReadings" : "node.noneOfKind")}</p>;
  }
  return (
    <>
      <dl className={large ? "latest latest--large" : "latest"}>
        {first.map((value) => (
          <div key={value.metric} className="latest__item">
            <dt>{value.label}</dt>
            <dd className="latest__value">
              {format.number(value.value, value.unit, value.metric)}
              <span className="latest__unit">{format.shown(value.unit, value.metric).unit}</span>
            </dd>
            <dd className="latest__note">
              {[note(value.metric, node, format, t), format.age(value.time, now)].filter(Boolean).join(" · ")}
            </dd>
          </div>
        ))}
        {aqi && (
          <div className="latest__item">
            <dt>{t("measure.aqi")}</dt>
            <dd className="latest__value">
              {aqi.value} <AqiMark value={aqi.value} />
            </dd>
            <dd className="latest__note">{`${t(`aqi.${aqi.category}`)} · ${format.clock(aqi.hour)}`}</dd>
          </div>
        )}
        {node.battery?.level !== undefined && (
          <div className="latest__item">
            <dt>{t("measure.battery")}</dt>
            <dd className="latest__value">
              {node.battery.level > 100 ? t("node.mains") : format.number(node.battery.level, "%")}
              {node.battery.level <= 100 && <span className="latest__unit">%</span>}
            </dd>
            <dd className="latest__note">
              {[
                node.battery.voltage === undefined ? "" : format.value(node.battery.voltage, "V"),
                format.age(node.battery.time ?? node.lastHeard, now),
              ]
                .filter(Boolean)
                .join(" · ")}
            </dd>
          </div>
        )}
      </dl>
      {flags.length > 0 && (
        <p className="latest__flags small">{flags.map((bit) => t(`node.flag.${bit}`)).join(", ")}</p>
      )}
    </>
  );
}

function note(metric: string, node: Node, format: ReturnType<typeof useFormat>, t: ReturnType<typeof useTexts>): string {
  if (metric === "windSpeed") {
    const direction = latest(node, "windDirection", "environment");
    const gust = latest(node, "windGust", "environment");
    const parts = [
      direction ? compassPoint(direction.value) : "",
      gust ? t("node.gust", { value: format.number(gust.value, "m/s") }) : "",
    ];
    return parts.filter(Boolean).join(" · ");
  }
  const day = metric === "rain1h" ? latest(node, "rain24h", "environment") : undefined;
  return day ? t("node.rain24h", { value: format.value(day.value, "mm", "rain24h") }) : "";
}
