import type { Catalogue } from "../en";
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

export const de: Catalogue & Record<string, string> = {
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
};
