import { CALM } from "@/charts/wind-rose-model";
import { compassPoint } from "@/lib/compass";
import { latest } from "@/lib/measures";
import { displayName } from "@/lib/node-color";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import type { Nearest } from "./nearest";
import "./at-hand.css";

type Props = {
  nearest: Nearest | undefined;
  /** The nearest that measures wind, which may be another. */
  windy: Nearest | undefined;
  /** Whether the distance is to the person, not to the map's centre. */
  you: boolean;
  now: number;
  /** Whether `now` is a past time: then clocks tell more than ages. */
  past: boolean;
  onOpen: (id: string) => void;
};

/** How warm and windy it is at the nearest station: the answer most people come for. */
export function AtHand({ nearest, windy, you, now, past, onOpen }: Props) {
  const t = useTexts();
  const format = useFormat();
  if (!nearest) return <p className="hand hand--none float small faint">{t("hand.none")}</p>;
  const { node, km } = nearest;
  const temperature = latest(node, "temperature", "environment");
  const wind = windy && latest(windy.node, "windSpeed", "environment");
  const direction = windy && latest(windy.node, "windDirection", "environment");
  const blows = wind !== undefined && wind.value >= CALM;
  const time = temperature?.time ?? node.latest?.time;
  const elsewhere = windy && windy.node.id !== node.id ? windy.node : undefined;
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
              {direction && blows && <Arrow degrees={direction.value} />}
              {blows ? format.value(wind.value, "m/s") : t("hand.calm")}
            </span>
            {blows && direction && (
              <span className="small faint">{t("hand.from", { point: compassPoint(direction.value) })}</span>
            )}
            {elsewhere && (
              <span className="hand__elsewhere small faint">
                {displayName(elsewhere)} · {format.age(wind.time, now)}
              </span>
            )}
          </span>
        )}
      </span>
      {time !== undefined && <span className="hand__age small faint">{past ? format.weekdayClock(time) : format.age(time, now)}</span>}
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
