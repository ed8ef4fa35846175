import type { Chapter } from "@/texts/chapters";

/** The chapters of texts that the pages of a feature show, next to what the app opens with. A test holds the features to it. */
export const PAGE_CHAPTERS = {
  "account-page": ["account", "login"],
  "admin-page": ["admin", "account", "login", "messages", "status"],
  "api-docs": ["docs"],
  "login-pages": ["login"],
  "map-page": [],
  "messages-page": ["messages", "login"],
  "node-page": [],
  "status-page": ["status"],
} as const satisfies Record<string, readonly Chapter[]>;

export type Feature = keyof typeof PAGE_CHAPTERS;
