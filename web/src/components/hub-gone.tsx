import { useEffect, useState } from "react";
import { useLive } from "@/live/live-context";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import "./hub-gone.css";

/** A connection is often lost for a moment; only longer is worth a word. */
const PATIENCE_MS = 5_000;

/** Says that what is shown grows old, because the hub has been away for a while, and since when. */
export function HubGone({ className = "hub-gone" }: { className?: string }) {
  const t = useTexts();
  const format = useFormat();
  const { state, known, again } = useLive();
  const since = known && state.kind === "offline" ? state.since : undefined;
  const [late, setLate] = useState<number>();
  useEffect(() => {
    if (since === undefined) return;
    const timer = setTimeout(() => setLate(since), since + PATIENCE_MS - Date.now());
    return () => clearTimeout(timer);
  }, [since]);
  if (since === undefined || late !== since) return null;
  return (
    <div className={className} role="status">
      <span>
        {t("error.unreachable")} {t("error.stale", { time: format.clock(since) })}
      </span>
      <button type="button" className="button" onClick={again}>
        {t("error.retry")}
      </button>
    </div>
  );
}
