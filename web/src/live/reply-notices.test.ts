import { describe, expect, it } from "vitest";
import { isWorthACall } from "./reply-notices";

describe("notices of answers", () => {
  it("come for texts from the mesh alone", () => {
    expect(isWorthACall({ direction: "in" })).toBe(true);
    expect(isWorthACall({ direction: "out" })).toBe(false);
    expect(isWorthACall({ direction: "in", reaction: true })).toBe(false);
  });
});
