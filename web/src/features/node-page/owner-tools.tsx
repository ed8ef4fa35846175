import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { sessionQuery } from "@/api/session";
import type { Node } from "@/api/types";
import { Icon } from "@/components/icon";
import { myNodesQuery } from "@/data/queries";
import { useTexts } from "@/texts/texts-context";

/** What whoever has signed in can do with the node: write to it, and manage it where it is theirs. */
export function OwnerTools({ node }: { node: Node }) {
  const t = useTexts();
  const signedIn = useQuery(sessionQuery).data?.account !== undefined;
  const mine = useQuery({ ...myNodesQuery, enabled: signedIn }).data?.items.find(({ id }) => id === node.id);
  if (!signedIn) return null;
  return (
    <nav className="node__tools" aria-label={t("node.tools")}>
      {node.unmessagable !== true && (
        <Link className="button" to={`/messages/${node.id}`}>
          <Icon name="message" />
          {t("node.write")}
        </Link>
      )}
      {mine && (
        <Link className="button" to="/account/nodes">
          <Icon name="sliders" />
          {t(mine.role === "OWNER" ? "node.manage" : "node.part", { part: t(`part.${mine.role}`) })}
        </Link>
      )}
    </nav>
  );
}
