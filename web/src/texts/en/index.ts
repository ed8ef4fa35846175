import type { account } from "./account";
import type { admin } from "./admin";
import { app } from "./app";
import type { docs } from "./docs";
import type { login } from "./login";
import { map } from "./map";
import { measures } from "./measures";
import type { messages } from "./messages";
import { node } from "./node";
import { notices } from "./notices";
import type { status } from "./status";

/**
 * The texts that the app opens with. `{name}` is replaced; a key ending in `.one` / `.other` (… `.few`) is chosen by `{n}`.
 * The chapters of other pages come with these: see chapters.ts.
 */
export const en = { ...app, ...measures, ...map, ...node, ...notices } as const;

type English = typeof en &
  typeof account &
  typeof admin &
  typeof docs &
  typeof login &
  typeof messages &
  typeof status;

export type TextKey = keyof English;
export type Texts = Partial<Record<string, string>>;
