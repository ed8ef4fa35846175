import { Icon } from "@/components/icon";
import { MEASURE_UNIT, MEASURES, type Measure } from "@/lib/measures";
import { SCALES, scaleGradient, scalePosition } from "@/lib/scales";
import { numberText } from "@/lib/units";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import "./instrument.css";

type Props = {
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  /** The value under the needle, in the hub's unit: of the node that is pointed at or selected. */
  value: number | undefined;
  valued: number;
};

/** The scale of the chosen measure with a needle, and the strip to choose another. */
export function Instrument({ measure, onMeasure, value, valued }: Props) {
  const t = useTexts();
  const format = useFormat();
  const scale = SCALES[measure];
  const shown = format.shown(MEASURE_UNIT[measure], measure);
  const tick = (at: number) =>
    measure === "lastHeard"
      ? `${at / 60} h`
      : numberText(at * shown.factor + shown.offset, shown.unit === "inHg" ? 1 : 0, format.language);
  return (
    <section className="instrument float" aria-label={t("measure.label")}>
      <div className="instrument__head small">
        <strong>{longName(measure, t)}</strong>
        <span className="faint">{measure === "lastHeard" ? "" : shown.unit}</span>
        <span className="faint instrument__count">{t.count("scale.nodes", valued)}</span>
      </div>
      <div className="scale" style={{ background: scaleGradient(scale) }}>
        {value !== undefined && (
          <span className="scale__needle" style={{ left: `${scalePosition(scale, value) * 100}%` }} />
        )}
      </div>
      <div className="scale__ticks small faint" aria-hidden="true">
        {scale.ticks.map((at) => (
          <span key={at} style={{ left: `${scalePosition(scale, at) * 100}%` }}>
            {tick(at)}
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
              onChange={() => onMeasure(choice)}
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
