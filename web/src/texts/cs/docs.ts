import type { docs as en } from "../en/docs";
import type { PageTexts } from "../page-texts";

export const docs: PageTexts<typeof en> = {
  "docs.title": "API",
  "docs.parameters": "Parametry",
  "docs.document": "Dokument OpenAPI",
  "docs.shapes": "Tvary dat",
  "docs.required": "povinné",
  "docs.default": "výchozí {value}",
};
