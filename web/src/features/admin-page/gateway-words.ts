import type { Translate } from "@/texts/texts";

const STATES = ["queued", "dispatched", "sent", "relayed", "failed", "expired", "cancelled", "unknown"] as const;

/** What became of a day's messages besides those delivered: `2 relayed · 1 failed`. */
export function lastDay(counts: Readonly<Record<string, number>>, t: Translate): string {
  const parts = STATES.flatMap((state) => {
    const n = counts[state] ?? 0;
    return n === 0 ? [] : [t(`admin.gateway.state.${state}`, { n })];
  });
  return parts.length === 0 ? t("admin.gateway.noOther") : parts.join(" · ");
}
