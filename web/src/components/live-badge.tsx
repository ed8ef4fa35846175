import { useLive } from "@/live/live-context";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Icon } from "./icon";
import "./live-badge.css";

/** `● live` / `❚❚ paused 12:34`: a press pauses and resumes. */
export function LiveBadge() {
  const { state, toggle } = useLive();
  const t = useTexts();
  const format = useFormat();
  const text =
    state.kind === "paused" || state.kind === "offline"
      ? t(`live.${state.kind}`, { time: format.clock(state.since) })
      : t(`live.${state.kind}`);
  return (
    <button
      type="button"
      className={`live live--${state.kind}`}
      onClick={toggle}
    >
      {state.kind === "paused" ? <Icon name="pause" /> : <span className="live__dot" />}
      <span>{text}</span>
      <span className="visually-hidden">{t(state.kind === "paused" ? "live.resume" : "live.pause")}</span>
    </button>
  );
}
