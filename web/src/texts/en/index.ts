import { account } from "./account";
import { admin } from "./admin";
import { app } from "./app";
import { docs } from "./docs";
import { login } from "./login";
import { map } from "./map";
import { measures } from "./measures";
import { messages } from "./messages";
import { node } from "./node";
import { notices } from "./notices";
import { status } from "./status";

/**
 * The catalogue of texts, one file a page. `{name}` is replaced; a key ending in `.one` / `.other` (… `.few`) is chosen by `{n}`.
 * A new page adds its file in every language and a line in every index.
 */
export const en = {
  ...app,
  ...measures,
  ...map,
  ...node,
  ...status,
  ...docs,
  ...messages,
  ...login,
  ...account,
  ...notices,
  ...admin,
} as const;

export type TextKey = keyof typeof en;
export type Catalogue = Record<TextKey, string>;
