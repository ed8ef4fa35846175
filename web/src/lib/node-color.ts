import { inkOn } from "./scales";

/**
 * Background and text of a node's chip, coloured as in the Meshtastic phone apps: the low 24 bits of its number. Where
 * the apps' simpler luminance would leave the text too faint, the better of black and white is taken.
 */
export function nodeColors(num: number): { background: string; text: string } {
  const background = `#${(num & 0xffffff).toString(16).padStart(6, "0")}`;
  return { background, text: inkOn(background) };
}

/** The short name, or the last four digits of the id. */
export function shortName(node: { id: string; shortName?: string }): string {
  return node.shortName ?? node.id.slice(-4);
}

/** What a person calls the node. */
export function displayName(node: { id: string; longName?: string; station?: { name: string } }): string {
  return node.station?.name ?? node.longName ?? node.id;
}
