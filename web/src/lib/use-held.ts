import { useState } from "react";

/** A value as it comes, or, while it is held, as it was when that began. What was never there yet is not held back. */
export function useHeld<T>(value: T | undefined, hold: boolean): T | undefined {
  const [held, setHeld] = useState(value);
  const shown = hold ? (held ?? value) : value;
  if (shown !== held) setHeld(() => shown);
  return shown;
}
