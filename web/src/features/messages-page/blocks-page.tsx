import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { change, sessionQuery } from "@/api/session";
import { NodeChip } from "@/components/node-chip";
import { fails, Failure, failureText, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { nodesQuery } from "@/data/queries";
import { useTexts } from "@/texts/texts-context";
import { nodeNumber, personName } from "./node-names";
import { blocksQuery } from "./queries";
import "@/components/lines.css";

/** Whom one does not want to hear, and who does not want to hear one. */
export function BlocksPage() {
  const t = useTexts();
  const session = useQuery(sessionQuery);
  return (
    <Page title={t("blocks.title")}>
      <p className="ways small">
        <Link to="/messages">{t("messages.back")}</Link>
      </p>
      <h1>{t("blocks.title")}</h1>
      {session.isPending && <Loading />}
      {fails(session) && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.data?.account !== undefined && <Blocks />}
    </Page>
  );
}

function Blocks() {
  const t = useTexts();
  const client = useQueryClient();
  const blocks = useQuery(blocksQuery);
  const known = useQuery(nodesQuery).data;
  const lift = useMutation({
    mutationFn: (node: string) => change("DELETE", `/blocks/${node}`),
    onSettled: () => client.invalidateQueries({ queryKey: ["messages"] }),
  });
  if (blocks.isPending) return <Loading />;
  if (fails(blocks)) return <Failure error={blocks.error} onRetry={() => void blocks.refetch()} />;
  return (
    <>
      <p className="faint">{t("blocks.what")}</p>
      {lift.isError && <p role="alert">{failureText(lift.error, t)}</p>}
      {blocks.data.items.length === 0 && <p className="notice">{t("blocks.none")}</p>}
      <ul className="lines">
        {blocks.data.items.map(({ node, blocked, blockedByNode }) => (
          <li key={node}>
            <NodeChip node={{ ...known?.get(node), id: node, num: nodeNumber(node) }} />
            <span className="lines__main">
              <Link to={`/messages/${node}`}>{personName({ ...known?.get(node), id: node })}</Link> <span className="small faint">{node}</span>
              {blockedByNode && <span className="small"> {t("messages.stopped")}</span>}
            </span>
            {blocked && (
              <button
                type="button"
                className="button"
                aria-label={t("blocks.liftOne", { name: personName({ ...known?.get(node), id: node }) })}
                disabled={lift.isPending}
                onClick={() => lift.mutate(node)}
              >
                {t("messages.unblock")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
