import type { Node } from "@/api/types";
import { CALM } from "@/charts/wind-rose-model";
import { compassPoint } from "@/lib/compass";
import { latest } from "@/lib/measures";
import { displayName } from "@/lib/node-color";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import "./at-hand.css";

type Props = {
  nearest: { node: Node; km: number } | undefined;
  /** Whether the distance is to the person, not to the map's centre. */
  you: boolean;
  now: number;
  onOpen: (id: string) => void;
};

/** How warm and windy it is at the nearest station: the answer most people come for. */
export function AtHand({ nearest, you, now, onOpen }: Props) {
  const t = useTexts();
  const format = useFormat();
  if (!nearest) return <p className="hand hand--none float small faint">{t("hand.none")}</p>;
  const { node, km } = nearest;
  const temperature = latest(node, "temperature", "environment");
  const wind = latest(node, "windSpeed", "environment");
  const direction = latest(node, "windDirection", "environment");
  const time = temperature?.time ?? wind?.time;
  return (
    <button type="button" className="hand float" onClick={() => onOpen(node.id)}>
      <span className="hand__where small faint">
        {t(you ? "hand.you" : "hand.centre")} · {t("hand.away", { distance: format.plain(km, km < 10 ? 1 : 0) })}
      </span>
      <span className="hand__name">{displayName(node)}</span>
      <span className="hand__values">
        {temperature && (
          <span className="hand__big">
            {format.number(temperature.value, "°C")}
            <span className="hand__unit">{format.shown("°C").unit}</span>
          </span>
        )}
        {wind && (
          <span className="hand__wind">
            <span className="hand__medium">
              {direction && wind.value >= CALM && <Arrow degrees={direction.value} />}
              {wind.value < CALM ? t("hand.calm") : format.value(wind.value, "m/s")}
            </span>
            {direction && wind.value >= CALM && (
              <span className="small faint">{t("hand.from", { point: compassPoint(direction.value) })}</span>
            )}
          </span>
        )}
      </span>
      {time !== undefined && <span className="hand__age small faint">{format.age(time, now)}</span>}
    </button>
  );
}

/** Points where the wind blows to; `degrees` where it comes from. */
function Arrow({ degrees }: { degrees: number }) {
  return (
    <svg className="hand__arrow" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 3 15.5 17 10 13.8 4.5 17Z" transform={`rotate(${degrees + 180} 10 10)`} />
    </svg>
  );
}
