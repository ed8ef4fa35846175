import { useState } from "react";
import { isRange, type Range } from "@/charts/range";
import { usePreferences } from "@/preferences/use-preferences";
import { useTexts } from "@/texts/texts-context";
import { fromInput, toInput } from "./range-input";

type Props = { range: Extract<Range, { kind: "custom" }>; onChange: (range: Range) => void };

/** Both ends by hand, in local time or UTC as chosen. */
export function CustomRange({ range, onChange }: Props) {
  const t = useTexts();
  const { utc } = usePreferences();
  const [from, setFrom] = useState(toInput(range.from, utc));
  const [to, setTo] = useState(toInput(range.to, utc));
  const next = { from: fromInput(from, utc), to: fromInput(to, utc) };
  const sound = isRange(next.from, next.to);
  return (
    <form
      className="history__custom"
      onSubmit={(event) => {
        event.preventDefault();
        if (sound) onChange({ kind: "custom", from: next.from as string, to: next.to as string });
      }}
    >
      <label>
        {t("chart.from")}
        <input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t("chart.to")}
        <input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={!sound}>
        {t("chart.apply")}
      </button>
      {!sound && (
        <p role="alert" className="small">
          {t("chart.badRange")}
        </p>
      )}
    </form>
  );
}
