import { useState } from "react";

/**
 * A choice that shows at once, although what it changes (the address, say) follows a moment later; a later change
 * from outside wins.
 */
export function useChosen<T>(value: T, onChange: (value: T) => void): [T, (value: T) => void] {
  const [known, setKnown] = useState(value);
  const [chosen, setChosen] = useState(value);
  if (known !== value) {
    setKnown(value);
    setChosen(value);
  }
  const choose = (next: T) => {
    setChosen(next);
    onChange(next);
  };
  return [chosen, choose];
}
