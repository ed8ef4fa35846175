/** What the hub does to a text before it counts, and how it counts: UTF-8 bytes, the sender's name included. */
export const MOST_BYTES = 200;

const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** NFC; line breaks become spaces, controls and overrides of the writing direction go. */
export function cleanText(given: string): string {
  return given.normalize("NFC").replace(/[\n\t\u2028\u2029]/g, " ").replace(COMMANDS, "").trim();
}

/** As it is on the air. */
export function wireText(alias: string, text: string): string {
  return `${alias}: ${cleanText(text)}`;
}

export function byteCount(text: string): number {
  return new TextEncoder().encode(text).length;
}

export type Budget = { bytes: number; excess: number; tight: boolean; empty: boolean };

/** How much of a text's room is used; `tight` from four fifths on. */
export function budget(alias: string, text: string): Budget {
  const bytes = byteCount(wireText(alias, text));
  return {
    bytes,
    excess: Math.max(0, bytes - MOST_BYTES),
    tight: bytes >= MOST_BYTES * 0.8,
    empty: cleanText(text) === "",
  };
}
