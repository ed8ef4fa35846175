import { Link } from "react-router";
import type { Bridge } from "@/api/types";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";

/** All that a bridge says of itself; what it did not say is left out. */
export function BridgeFacts({ bridge }: { bridge: Bridge }) {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  const { clock, spool, lost } = bridge;
  const percent = (value: number | undefined) => (value === undefined ? undefined : format.percent(value / 100));
  const facts: readonly (readonly [name: string, value: React.ReactNode])[] = [
    [t("admin.bridge.id"), bridge.id],
    [t("admin.bridge.kind"), t(`admin.bridge.kind.${bridge.kind}`)],
    [t("admin.bridge.seen"), bridge.lastSeen && <time dateTime={bridge.lastSeen}>{format.age(bridge.lastSeen, now)}</time>],
    [t("admin.bridge.radio"), bridge.radio && <Link to={`/nodes/${bridge.radio}`}>{bridge.radio}</Link>],
    [t("admin.bridge.serves"), bridge.serves],
    [t("admin.bridge.reached"), bridge.connected === undefined ? undefined : t(bridge.connected ? "admin.yes" : "admin.no")],
    [t("admin.bridge.firmware"), bridge.firmware],
    [t("admin.bridge.software"), bridge.software],
    [t("admin.bridge.region"), bridge.region],
    [t("admin.bridge.busy"), percent(bridge.channelUtilization)],
    [t("admin.bridge.air"), percent(bridge.airUtilTx)],
    [
      t("admin.bridge.clock"),
      clock && `${format.plain(clock.offsetMs)}\u202fms · ${t(clock.synced ? "admin.bridge.synced" : "admin.bridge.unsynced")}`,
    ],
    [t("admin.bridge.spool"), spool?.depth === undefined ? undefined : t.count("admin.bridge.waiting", spool.depth)],
    [t("admin.bridge.marked"), spool?.markedAt && format.age(spool.markedAt, now)],
    [t("admin.bridge.lost"), t("admin.bridge.lostBoth", { dropped: lost.dropped, unexplained: lost.unexplained })],
    [t("admin.bridge.enrolled"), bridge.enrolledAt && format.dateTime(bridge.enrolledAt)],
    [t("admin.bridge.revokedAt"), bridge.revokedAt && format.dateTime(bridge.revokedAt)],
  ];
  return (
    <dl className="admin-facts">
      {facts.map(([name, value]) =>
        value === undefined || value === "" ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
