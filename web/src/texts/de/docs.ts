import type { docs as en } from "../en/docs";
import type { PageTexts } from "../page-texts";

export const docs: PageTexts<typeof en> = {
  "docs.title": "API",
  "docs.parameters": "Parameter",
  "docs.document": "OpenAPI-Dokument",
  "docs.shapes": "Formen der Daten",
  "docs.required": "erforderlich",
  "docs.default": "Vorgabe {value}",
};
