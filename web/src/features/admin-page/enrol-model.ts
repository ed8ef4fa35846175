import type { BridgeCode } from "@/api/types";

/** What is typed where the bridge stands. A stock gateway has no command of its own: its owner fetches user and password. */
export function installLine({ bridge, code }: BridgeCode, hub: string): string {
  return bridge.startsWith("!")
    ? `curl -H 'Content-Type: application/json' -d '{"code":"${code}"}' ${hub}/api/v1/bridges/enrol`
    : `sudo kosmo-bridge enrol ${hub} ${code} /etc/kosmo/credential.env`;
}

/** `14:07` until a time; nothing when it is over. */
export function remaining(until: string, now: number): string | undefined {
  const seconds = Math.ceil((new Date(until).getTime() - now) / 1000);
  if (seconds <= 0) return undefined;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
