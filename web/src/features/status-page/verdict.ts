import type { Network } from "@/api/types";
import type { TextKey } from "@/texts/en";

/** One sentence on how the network is, the worst first. `well` when there is nothing to say. */
export function verdict(network: Network): { key: TextKey; well: boolean } {
  if (network.bridges.total === 0) return { key: "status.noneYet", well: false };
  if (network.bridges.online === 0) return { key: "status.noBridge", well: false };
  if (network.receptionsPerMinute === 0) return { key: "status.quiet", well: false };
  if ((network.ingestLag.p95 ?? 0) > 30) return { key: "status.slow", well: false };
  if (network.backlogPerMinute > 0) return { key: "status.catchingUp", well: true };
  return { key: "status.ok", well: true };
}
