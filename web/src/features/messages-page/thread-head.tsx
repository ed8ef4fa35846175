import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { change } from "@/api/session";
import { Icon } from "@/components/icon";
import { NodeChip } from "@/components/node-chip";
import { nodeQuery } from "@/data/queries";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { nodeNumber, personName } from "./node-names";
import { blockQuery, conversationsQuery } from "./queries";

/** Whom one talks with, what is known of it, and the way to be left alone by it. */
export function ThreadHead({ node }: { node: string }) {
  const t = useTexts();
  const format = useFormat();
  const known = useQuery({ ...nodeQuery(node), retry: false }).data;
  const conversation = useQuery(conversationsQuery).data?.items.find((one) => one.node.id === node);
  const person = { id: node, ...known, ...conversation?.node };
  const name = personName(person);
  const until = conversation?.replyWindowUntil;
  const facts = [
    ...(name === node ? [] : [node]),
    ...(until === undefined ? [] : [t("messages.window", { time: format.dateTime(until) })]),
  ];
  return (
    <header className="thread__head">
      <Link to="/messages" className="icon-button thread__back" aria-label={t("messages.back")}>
        <Icon name="back" />
      </Link>
      <NodeChip node={{ ...person, num: nodeNumber(node) }} />
      <div className="thread__who">
        <h2>
          <Link to={`/nodes/${node}`}>{name}</Link>
        </h2>
        {facts.length > 0 && <p className="small faint">{facts.join(" · ")}</p>}
      </div>
      <Blocking node={node} />
    </header>
  );
}

function Blocking({ node }: { node: string }) {
  const t = useTexts();
  const client = useQueryClient();
  const block = useQuery({ ...blockQuery(node), retry: false }).data;
  const set = useMutation({
    mutationFn: (blocked: boolean) => change(blocked ? "PUT" : "DELETE", `/blocks/${node}`),
    onSettled: () => client.invalidateQueries({ queryKey: ["messages"] }),
  });
  if (!block) return null;
  return (
    <p className="thread__block small">
      {block.blockedByNode && <span className="thread__stopped">{t("messages.stopped")}</span>}
      <button type="button" className="button" disabled={set.isPending} onClick={() => set.mutate(!block.blocked)}>
        {t(block.blocked ? "messages.unblock" : "messages.block")}
      </button>
    </p>
  );
}
