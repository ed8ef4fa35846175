import { beforeAll, describe, expect, it } from "vitest";
import { catalogueOf, CHAPTERS, openChapters } from "./chapters";
import { makeTranslate } from "./texts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("texts", () => {
  it("replace values and write numbers in the language", () => {
    const t = makeTranslate({ "status.of": "of {n}" }, "de");
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

  it("name metrics as the hub does where the language has no name", () => {
    const t = makeTranslate({ "metric.co2": "Kohlendioxid" }, "de");
    expect(t.metric("co2", "Carbon dioxide")).toBe("Kohlendioxid");
    expect(t.metric("heartRate", "Heart rate")).toBe("Heart rate");
  });

  it("of a chapter are there once it is opened, also for those who translate already", async () => {
    const t = makeTranslate(catalogueOf("de"), "de");
    expect(t("docs.title")).toBe("docs.title");
    await openChapters("de", ["docs"]);
    expect(t("docs.title")).not.toBe("docs.title");
    expect(t("view.map")).toBe("Karte");
  });
});

describe("all chapters", () => {
  beforeAll(async () => {
    for (const language of ["en", "cs", "de"] as const) await openChapters(language, CHAPTERS);
  });

  it.each(["cs", "de"] as const)("of %s have every key and the same placeholders as English", (language) => {
    const catalogue = catalogueOf(language);
    for (const [key, text] of Object.entries(catalogueOf("en"))) {
      const own = catalogue[key];
      // "One" is written without the number in some languages.
      if (key.endsWith(".one")) continue;
      expect(own, key).toBeTypeOf("string");
      expect(placeholders(own ?? ""), key).toEqual(placeholders(text ?? ""));
    }
  });

  it("name the same metrics in Czech and German", () => {
    const named = (language: "cs" | "de") => Object.keys(catalogueOf(language)).filter((key) => key.startsWith("metric."));
    expect(named("cs").length).toBeGreaterThan(60);
    expect(named("cs").sort()).toEqual(named("de").sort());
  });
});
