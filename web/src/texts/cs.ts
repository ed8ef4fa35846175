import type { Catalogue } from "./en";

export const cs: Partial<Catalogue> & Record<string, string> = {};
