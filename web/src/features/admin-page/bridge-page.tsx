import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { fails, Failure, Loading } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { BridgeActions } from "./bridge-actions";
import { BridgeFacts } from "./bridge-facts";
import { bridgeName, BridgeState } from "./bridge-words";
import { bridgeQuery, OFTEN } from "./queries";

/** One bridge: how it is, and what an operator can do about it. */
export function BridgePage() {
  const t = useTexts();
  const { bridge: id = "" } = useParams();
  const bridge = useQuery({ ...bridgeQuery(id), refetchInterval: OFTEN });
  if (bridge.isPending) return <Loading />;
  if (fails(bridge)) return <Failure error={bridge.error} onRetry={() => void bridge.refetch()} />;
  return (
    <>
      <section className="page__section">
        <p className="ways small">
          <Link to="/admin/bridges">{t("admin.bridges.all")}</Link>
        </p>
        <div className="page__head">
          <h2>{bridgeName(bridge.data)}</h2>
          <BridgeState state={bridge.data.state} />
        </div>
        <BridgeFacts bridge={bridge.data} />
      </section>
      <BridgeActions bridge={bridge.data} />
    </>
  );
}
