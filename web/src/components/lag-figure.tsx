import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Figure } from "./figure";

/** How long packets take from the radio to the database, in seconds; undefined when none came live lately. */
export function LagFigure({ seconds }: { seconds: number | undefined }) {
  const t = useTexts();
  const format = useFormat();
  if (seconds === undefined) {
    return (
      <Figure name={t("status.lag")} value="–">
        {t("status.lagUnknown")}
      </Figure>
    );
  }
  return (
    <Figure name={t("status.lag")} value={format.plain(seconds, 1)} unit="s">
      {t("status.lagNote")}
    </Figure>
  );
}
