import type { Bridge } from "@/api/types";
import { useTexts } from "@/texts/texts-context";

const LOOK = { new: "today", online: "live", offline: "lost", revoked: "stale" } as const;

/** How a bridge is, in a word; the dot only helps. */
export function BridgeState({ state }: Pick<Bridge, "state">) {
  const t = useTexts();
  return <span className={`state state--${LOOK[state]}`}>{t(`admin.bridge.state.${state}`)}</span>;
}

/** What a person should look at, worst first. */
export function needsLook(bridge: Bridge): "radio" | "offline" | "unreached" | undefined {
  if (bridge.state === "revoked" || bridge.state === "new") return undefined;
  if (bridge.pendingRadio !== undefined) return "radio";
  if (bridge.state === "offline") return "offline";
  return bridge.connected === false ? "unreached" : undefined;
}

export const bridgeName = ({ id, name }: Pick<Bridge, "id" | "name">) => name ?? id;
