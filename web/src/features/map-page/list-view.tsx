import { useMemo, useState } from "react";
import type { Aqi, Node } from "@/api/types";
import { NodeChip } from "@/components/node-chip";
import { StateWord } from "@/components/state-word";
import { stateAt } from "@/data/nodes-data";
import { MINUTE } from "@/lib/age";
import { MEASURE_UNIT, type Measure, measured } from "@/lib/measures";
import { displayName } from "@/lib/node-color";
import { SCALES, scaleColor } from "@/lib/scales";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Link } from "react-router";
import { listRows } from "./list-rows";
import "./list-view.css";

type Props = {
  nodes: Iterable<Node>;
  measure: Measure;
  aqi: ReadonlyMap<string, Aqi> | undefined;
  now: number;
};

const STEP = 200;
const BESIDE: readonly Measure[] = ["temperature", "wind", "humidity", "pressure", "battery"];

/** The same nodes as a table: for screen readers, keyboards and those who compare. */
export function ListView({ nodes, measure, aqi, now }: Props) {
  const t = useTexts();
  const format = useFormat();
  const [most, setMost] = useState(STEP);
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const rows = useMemo(() => listRows(nodes, measure, aqi, minute), [nodes, measure, aqi, minute]);
  const columns = [measure, ...BESIDE.filter((other) => other !== measure)].filter((m) => m !== "lastHeard");
  return (
    <div className="list">
      <table>
        <caption className="visually-hidden">{t("list.caption", { measure: t(`measure.${measure}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.name")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`measure.${column}`)} {format.shown(MEASURE_UNIT[column], column).unit}
              </th>
            ))}
            <th scope="col">{t("list.kind")}</th>
            <th scope="col">{t("list.heard")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((node) => (
            <tr key={node.id}>
              <th scope="row">
                <Link to={`/nodes/${node.id}`} className="list__name">
                  <NodeChip node={node} />
                  {displayName(node)}
                </Link>
              </th>
              {columns.map((column) => {
                const reading = measured(node, column, aqi?.get(node.id), now);
                return (
                  <td key={column} className="number" data-label={t(`measure.${column}`)}>
                    {reading && column === measure && (
                      <span className="list__dot" style={{ background: scaleColor(SCALES[column], reading.value) }} />
                    )}
                    {reading ? format.number(reading.value, MEASURE_UNIT[column], column) : "–"}
                  </td>
                );
              })}
              <td>{t(`kind.${node.kind}`)}</td>
              <td className="list__heard small">
                <StateWord state={stateAt(node, now)} />{" "}
                <time className="faint" dateTime={node.lastHeard} title={format.dateTime(node.lastHeard)}>
                  {format.age(node.lastHeard, now)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + STEP)}>
          {t("list.more")}
        </button>
      )}
    </div>
  );
}
