import type { Reception } from "@/api/types";

/** What one bridge heard of a node; means over its receptions. */
export type BridgeRow = {
  bridge: string;
  packets: number;
  /** Of all packets that any bridge heard, 0 to 1. */
  share: number;
  rssi: number | undefined;
  snr: number | undefined;
  hops: number | undefined;
  last: string;
};

export function bridgeRows(receptions: readonly Reception[]): BridgeRow[] {
  const packets = new Set(receptions.map((reception) => reception.packet)).size;
  const byBridge = new Map<string, Reception[]>();
  for (const reception of receptions) {
    const own = byBridge.get(reception.bridge);
    if (own) own.push(reception);
    else byBridge.set(reception.bridge, [reception]);
  }
  return [...byBridge]
    .map(([bridge, own]) => {
      const heard = new Set(own.map((reception) => reception.packet)).size;
      return {
        bridge,
        packets: heard,
        share: heard / packets,
        rssi: mean(own.map((reception) => reception.rssi)),
        snr: mean(own.map((reception) => reception.snr)),
        hops: mean(own.map((reception) => reception.hopsAway)),
        last: own.reduce((latest, { heardAt }) => (heardAt > latest ? heardAt : latest), ""),
      };
    })
    .sort((a, b) => b.packets - a.packets || a.bridge.localeCompare(b.bridge));
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => a + b, 0) / known.length;
}
