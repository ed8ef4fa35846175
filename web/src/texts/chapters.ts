import { en, type Texts } from "./en";

export const LANGUAGES = { en: "English", cs: "Čeština", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

/** Texts that come with the page that shows them, a file each in every language. */
export const CHAPTERS = ["account", "admin", "docs", "login", "messages", "status"] as const;
export type Chapter = (typeof CHAPTERS)[number];

type File = Record<string, Texts>;

const openings: Partial<Record<Language, () => Promise<File>>> = { cs: () => import("./cs"), de: () => import("./de") };
const files = import.meta.glob<File>("./*/{account,admin,docs,login,messages,status}.ts");
const opened = new Set<Chapter>();
const catalogues: Record<Language, Texts> = { en: { ...en }, cs: {}, de: {} };

/** The texts of a language that are here so far; what is opened later joins them. */
export function catalogueOf(language: Language): Texts {
  return catalogues[language];
}

/** Brings the texts of chapters, before the page that shows them, and keeps them in mind for other languages. */
export async function openChapters(language: Language, chapters: readonly Chapter[]): Promise<void> {
  for (const chapter of chapters) opened.add(chapter);
  await loadCatalogue(language);
}

/** Brings a language: what the app opens with, and every chapter that was opened. What is here already is not fetched again. */
export async function loadCatalogue(language: Language): Promise<Texts> {
  const wanted = [openings[language], ...[...opened].map((chapter) => files[`./${language}/${chapter}.ts`])];
  const found = await Promise.all(wanted.flatMap((load) => (load ? [load()] : [])));
  return Object.assign(catalogues[language], ...found.flatMap((file) => Object.values(file))) as Texts;
}
