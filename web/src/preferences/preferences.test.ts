import { describe, expect, it } from "vitest";
import { parsePreferences } from "./preferences";

describe("parsePreferences", () => {
  it("follows the browser's region when nothing is stored", () => {
    expect(parsePreferences(null, "cs-CZ")).toMatchObject({ language: "cs", theme: "system", utc: false });
    expect(parsePreferences(null, "en-US").units.temperature).toBe("°F");
  });

  it("keeps what is sound and drops what is not", () => {
    const text = JSON.stringify({ theme: "neon", utc: true, units: { wind: "kn", rain: "furlong" }, language: "xx" });
    expect(parsePreferences(text, "de-DE")).toMatchObject({
      theme: "system",
      utc: true,
      language: "en",
      units: { wind: "kn", rain: "mm" },
    });
  });

  it("survives rubbish", () => {
    expect(parsePreferences("{", "fr").language).toBe("en");
    expect(parsePreferences("null", "en").theme).toBe("system");
  });
});
