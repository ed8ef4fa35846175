import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useHeld } from "./use-held";

it("keeps what was there when it was told to hold, and catches up at once afterwards", () => {
  const { result, rerender } = renderHook(({ value, hold }: { value: string | undefined; hold: boolean }) => useHeld(value, hold), {
    initialProps: { value: "a", hold: false },
  });
  const seen = [result.current];
  for (const props of [
    { value: "b", hold: false },
    { value: "c", hold: true },
    { value: "d", hold: true },
    { value: "d", hold: false },
    { value: "e", hold: true },
  ]) {
    rerender(props);
    seen.push(result.current);
  }
  expect(seen).toEqual(["a", "b", "b", "b", "d", "d"]);
});

it("does not hold back the first value", () => {
  const { result, rerender } = renderHook(({ value }: { value: string | undefined }) => useHeld(value, true), {
    initialProps: { value: undefined as string | undefined },
  });
  rerender({ value: "a" });
  const first = result.current;
  rerender({ value: "b" });
  expect([first, result.current]).toEqual(["a", "a"]);
});
