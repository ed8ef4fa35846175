import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import { MEASURE_UNIT, MEASURES, type Measure } from "@/lib/measures";
import { niceTicks, SCALES, type Scale, scaleGradient, scalePosition, scaleRange } from "@/lib/scales";
import { useChosen } from "@/lib/use-chosen";
import { numberText, type Shown } from "@/lib/units";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { ShapeMark } from "./shape-mark";
import "./instrument.css";

const KINDS = ["enviro", "bridge", "mesh"] as const;

type Props = {
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  /** The value under the needle, in the hub's unit: of the node that is pointed at or selected. */
  value: number | undefined;
  valued: number;
  /** Stands above the scale: the slider of time. */
  children?: ReactNode;
};

/** The scale of the chosen measure with a needle, and the strip to choose another. */
export function Instrument({ measure: given, onMeasure, value, valued, children }: Props) {
  const [measure, choose] = useChosen(given, onMeasure);
  const t = useTexts();
  const format = useFormat();
  const scale = SCALES[measure];
  const shown = format.shown(MEASURE_UNIT[measure], measure);
  const ticks = scaleTicks(scale, shown);
  const tick = (at: number) =>
    measure === "lastHeard" ? `${at / 60} h` : numberText(at, shown.unit === "inHg" ? 1 : 0, format.language);
  return (
    <section className="instrument float" aria-label={t("measure.label")}>
      {children}
      <div className="instrument__head small">
        <strong>{longName(measure, t)}</strong>
        <span className="faint">{measure === "lastHeard" ? "" : shown.unit}</span>
        <span className="instrument__shapes faint">
          {KINDS.map((kind) => (
            <span key={kind}>
              <ShapeMark kind={kind} /> {t(`kind.${kind}`)}
            </span>
          ))}
        </span>
        <span className="faint instrument__count">{t.count("scale.nodes", valued)}</span>
      </div>
      <div className="scale" style={{ background: scaleGradient(scale) }}>
        {value !== undefined && (
          <span className="scale__needle" style={{ left: `${scalePosition(scale, value) * 100}%` }} />
        )}
      </div>
      <div className="scale__ticks small faint" aria-hidden="true">
        {ticks.map(([at, text]) => (
          <span key={at} style={{ left: `${scalePosition(scale, at) * 100}%` }}>
            {tick(text)}
          </span>
        ))}
      </div>
      <fieldset className="measures">
        <legend className="visually-hidden">{t("measure.label")}</legend>
        {MEASURES.map((choice) => (
          <label key={choice} className="measures__choice">
            <input
              type="radio"
              name="measure"
              checked={choice === measure}
              onChange={() => choose(choice)}
              onFocus={(event) => event.target.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" })}
            />
            <Icon name={choice} />
            <span>{t(`measure.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

/** Ticks as [value in the hub's unit, number to show]; round numbers in whichever unit is shown. */
function scaleTicks(scale: Scale, { factor, offset }: Shown): (readonly [number, number])[] {
  if (factor === 1 && offset === 0) return scale.ticks.map((at) => [at, at]);
  const [low, high] = scaleRange(scale);
  return niceTicks(low * factor + offset, high * factor + offset, 6).map((at) => [(at - offset) / factor, at]);
}

function longName(measure: Measure, t: ReturnType<typeof useTexts>): string {
  switch (measure) {
    case "rain":
    case "pressure":
    case "aqi":
    case "snr":
    case "lastHeard":
      return t(`measure.${measure}.long`);
    default:
      return t(`measure.${measure}`);
  }
}
