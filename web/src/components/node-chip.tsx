import type { Node } from "@/api/types";
import { nodeColors, shortName } from "@/lib/node-color";

/** The node's short name on its colour, as in the Meshtastic phone apps. */
export function NodeChip({ node }: { node: Pick<Node, "id" | "num" | "shortName"> }) {
  const { background, text } = nodeColors(node.num);
  return (
    <span className="chip" style={{ background, color: text }}>
      {shortName(node)}
    </span>
  );
}
