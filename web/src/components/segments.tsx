import { useId } from "react";
import { useChosen } from "@/lib/use-chosen";

type Props<T extends string> = {
  label: string;
  value: T;
  choices: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
};

/** One of a few: radio buttons in a row. */
export function Segments<T extends string>({ label, value, choices, onChange }: Props<T>) {
  const name = useId();
  const [chosen, choose] = useChosen(value, onChange);
  return (
    <fieldset className="segments">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={choice.value === chosen} onChange={() => choose(choice.value)} />
          {choice.text}
        </label>
      ))}
    </fieldset>
  );
}
