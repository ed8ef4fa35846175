import type { Node, NodeAliasList } from "@/api/types";
import { displayName } from "@/lib/node-color";

/** Whom a text can go to: what is sent as `to`, and what a person reads. */
export type Recipient = { id: string; name: string; alias?: string };

const ID = /^!?[0-9a-f]{8}$/i;

/** Nodes whose id, alias or name holds what was typed; a whole id stands for itself. */
export function findRecipients(typed: string, nodes: Iterable<Node>, aliases: NodeAliasList["items"]): Recipient[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [];
  const byAlias = new Map(aliases.map(({ alias, node }) => [node, alias]));
  const found: Recipient[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    const alias = byAlias.get(node.id);
    const words = [node.id, node.longName, node.shortName, node.station?.name, alias];
    if (!words.some((word) => word?.toLowerCase().includes(wanted))) continue;
    seen.add(node.id);
    found.push({ id: node.id, name: displayName(node), ...(alias === undefined ? {} : { alias }) });
  }
  for (const { alias, node } of aliases) {
    if (seen.has(node) || !alias.toLowerCase().includes(wanted)) continue;
    seen.add(node);
    found.push({ id: node, name: alias, alias });
  }
  const id = wanted.startsWith("!") ? wanted : `!${wanted}`;
  if (ID.test(wanted) && !seen.has(id)) found.unshift({ id, name: id });
  return found.sort((a, b) => rank(a, wanted) - rank(b, wanted) || a.name.localeCompare(b.name));
}

function rank({ id, name, alias }: Recipient, wanted: string): number {
  if (alias?.toLowerCase() === wanted || id === wanted) return 0;
  if (alias?.toLowerCase().startsWith(wanted)) return 1;
  return name.toLowerCase().startsWith(wanted) ? 2 : 3;
}
