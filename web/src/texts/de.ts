import type { Catalogue } from "./en";

export const de: Partial<Catalogue> & Record<string, string> = {};
