import { describe, expect, it } from "vitest";
import { CHAPTERS } from "@/texts/chapters";
import { en } from "@/texts/en";
import { PAGE_CHAPTERS } from "./page-chapters";

const sources = import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const english = import.meta.glob<Record<string, Record<string, string>>>("../texts/en/*.ts", { eager: true });

// Components that some pages share, with texts of those pages' chapters; they are read with each page that shows them.
const SHARED_BY_SOME = /\/(new-password|letter-again|lag-figure)\.tsx$/;

/** The sources of a feature, and of the shared components that it imports. */
function sourcesOf(feature: string): [string, string][] {
  const own = Object.entries(sources).filter(([path]) => path.startsWith(`../features/${feature}/`) && !path.includes(".test."));
  const imported = new Set(own.flatMap(([, source]) => [...source.matchAll(/from "@(\/components\/[\w-]+)"/g)].map((match) => `..${match[1]}.tsx`)));
  return [...own, ...Object.entries(sources).filter(([path]) => SHARED_BY_SOME.test(path) && imported.has(path))];
}

/** Every key that a source names, or whose beginning it names. */
function keysIn(source: string, keys: readonly string[]): string[] {
  const named = new Set([...source.matchAll(/"([\w-]+(?:\.[\w-]+)+)"/g)].map((match) => match[1]));
  const begun = [...source.matchAll(/`(\w+\.(?:\w+\.)*)\$\{/g)].map((match) => match[1] ?? "");
  return keys.filter((key) => named.has(key) || named.has(key.replace(/\.\w+$/, "")) || begun.some((begin) => key.startsWith(begin)));
}

describe("a page shows only texts that came with it", () => {
  const chapterOf = new Map(
    CHAPTERS.flatMap((chapter) => Object.keys(english[`../texts/en/${chapter}.ts`]?.[chapter] ?? {}).map((key) => [key, chapter] as const)),
  );
  const keys = [...chapterOf.keys()].filter((key) => !(key in en));

  it.each(Object.entries(PAGE_CHAPTERS))("%s", (feature, chapters: readonly string[]) => {
    const own = sourcesOf(feature);
    expect(own.length).toBeGreaterThan(0);
    const missing = own.flatMap(([path, source]) => keysIn(source, keys).filter((key) => !chapters.includes(chapterOf.get(key) ?? "")).map((key) => `${path}: ${key}`));
    expect(missing).toEqual([]);
  });

  // What stands around every page may be on any of them.
  it("and so does what is around all pages", () => {
    const around = Object.entries(sources).filter(([path]) => /^\.\.\/(app|components|charts|live|map|data)\//.test(path) && !path.includes(".test.") && !SHARED_BY_SOME.test(path));
    expect(around.flatMap(([path, source]) => keysIn(source, keys).map((key) => `${path}: ${key}`))).toEqual([]);
  });
});
