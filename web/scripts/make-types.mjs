// Writes the types of the HTTP API from its contract document; src/api/types.ts gives them short names.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../routes/openapi/kosmoconnect.yaml", import.meta.url);
const target = new URL("../generated/schema.d.ts", import.meta.url);
mkdirSync(new URL(".", target), { recursive: true });
const text = astToString(await openapiTS(contract));
if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
