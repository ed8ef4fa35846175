/** What a person calls the other end: his own name for it, else the node's. */
export function personName(node: { id: string; longName?: string; alias?: string }): string {
  return node.alias ?? node.longName ?? node.id;
}

/** `!a1b2c3d4` as a number, for its colour. */
export const nodeNumber = (id: string) => Number.parseInt(id.slice(1), 16);
