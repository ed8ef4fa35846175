import { useId } from "react";

type Props<T extends string> = {
  label: string;
  value: T | undefined;
  choices: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
};

/** One of a few: radio buttons in a row. */
export function Segments<T extends string>({ label, value, choices, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.text}
        </label>
      ))}
    </fieldset>
  );
}
