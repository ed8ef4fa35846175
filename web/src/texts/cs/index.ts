import type { en } from "../en";
import type { PageTexts } from "../page-texts";
import { app } from "./app";
import { map } from "./map";
import { measures } from "./measures";
import { metrics } from "./metrics";
import { node } from "./node";
import { notices } from "./notices";

/** The texts that the app opens with. */
export const cs: PageTexts<typeof en> = { ...app, ...measures, ...map, ...metrics, ...node, ...notices };
