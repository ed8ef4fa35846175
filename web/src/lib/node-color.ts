/** Background and text of a node's chip, as the Meshtastic phone apps colour it: the low 24 bits of its number. */
export function nodeColors(num: number): { background: string; text: string } {
  const red = (num >> 16) & 0xff;
  const green = (num >> 8) & 0xff;
  const blue = num & 0xff;
  const luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  const hex = (red << 16) | (green << 8) | blue;
  return { background: `#${hex.toString(16).padStart(6, "0")}`, text: luminance > 0.5 ? "#000000" : "#ffffff" };
}

/** The short name, or the last four digits of the id. */
export function shortName(node: { id: string; shortName?: string }): string {
  return node.shortName ?? node.id.slice(-4);
}

/** What a person calls the node. */
export function displayName(node: { id: string; longName?: string; station?: { name: string } }): string {
  return node.station?.name ?? node.longName ?? node.id;
}
