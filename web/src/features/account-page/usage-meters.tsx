import type { Usage, UsagePeriod } from "@/api/types";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";

/** How much of the quota is used, by day and by month. */
export function UsageMeters({ usage }: { usage: Usage }) {
  const t = useTexts();
  return (
    <section className="page__section">
      <h2>{t("usage.title")}</h2>
      <div className="usage">
        <Meter name={t("usage.day")} period={usage.day} />
        <Meter name={t("usage.month")} period={usage.month} />
      </div>
    </section>
  );
}

function Meter({ name, period }: { name: string; period: UsagePeriod }) {
  const t = useTexts();
  const format = useFormat();
  const used = period.consumed + period.reserved;
  return (
    <label>
      <span>
        {name}: {t("usage.of", { n: used, limit: period.limit })}
      </span>
      <progress max={period.limit} value={Math.min(used, period.limit)} />
      <span className="small faint">{t("usage.again", { time: format.dateTime(period.end) })}</span>
    </label>
  );
}
