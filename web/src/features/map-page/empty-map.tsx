import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Network } from "@/api/types";
import { ConnectHelp } from "@/components/connect-help";
import { networkQuery } from "@/data/queries";
import { useTexts } from "@/texts/texts-context";

type Props = {
  /** Why nothing is drawn although the hub publishes nodes, or published some at another time. */
  because: "filtered" | "noPosition" | "past" | undefined;
};

/** Nothing to draw: why that is, and what one can do about it. */
export function EmptyMap({ because }: Props) {
  const t = useTexts();
  const network = useQuery({ ...networkQuery, enabled: because === undefined }).data;
  if (because !== undefined) {
    return (
      <div className="empty float" role="status">
        <p>{t(`empty.${because}`)}</p>
      </div>
    );
  }
  return (
    <div className="empty float">
      <div role="status">
        <h2>{t("empty.title")}</h2>
        {network && <Why network={network} />}
      </div>
      <ConnectHelp />
    </div>
  );
}

/** The first thing that is missing between a radio and the map. */
function Why({ network }: { network: Network }) {
  const t = useTexts();
  const { bridges, heard } = network;
  if (bridges.total === 0) return <p>{t("empty.noBridge")}</p>;
  if (heard.packets + heard.withheld === 0) {
    return (
      <p>
        {t(bridges.online === 0 ? "empty.offline" : "empty.silence")} <Link to="/status">{t("empty.look")}</Link>
      </p>
    );
  }
  return (
    <>
      <p>
        {t("empty.heard", {
          packets: t.count("empty.heard.packets", heard.packets),
          nodes: t.count("empty.heard.nodes", heard.nodes),
          withheld: heard.withheld,
        })}
      </p>
      <p className="faint">{t("empty.why")}</p>
    </>
  );
}
