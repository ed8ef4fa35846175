import { describe, expect, it } from "vitest";
import { cs } from "./cs";
import { de } from "./de";
import { en } from "./en";
import { makeTranslate } from "./texts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("texts", () => {
  it("replace values and write numbers in the language", () => {
    const t = makeTranslate(en, "de");
    expect(t("status.of", { n: 12345 })).toBe("of 12.345");
  });

  it("choose the plural form of the language", () => {
    const t = makeTranslate({ "search.results.few": "{n} uzly", "search.results.other": "{n} uzlů" }, "cs");
    expect(t.count("search.results", 3)).toBe("3 uzly");
    expect(t.count("search.results", 8)).toBe("8 uzlů");
  });

  it("fall back to English", () => {
    expect(makeTranslate({}, "cs")("view.map")).toBe("Map");
  });

  it.each([
    ["cs", cs],
    ["de", de],
  ])("of %s have every key and the same placeholders as English", (_, catalogue: Partial<Record<string, string>>) => {
    for (const [key, text] of Object.entries(en)) {
      const own = catalogue[key];
      // "One" is written without the number in some languages.
      if (key.endsWith(".one")) continue;
      expect(own, key).toBeTypeOf("string");
      expect(placeholders(own ?? ""), key).toEqual(placeholders(text));
    }
  });
});
