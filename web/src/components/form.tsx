import { type ReactNode, type SyntheticEvent, useId } from "react";
import "./form.css";

type FieldProps = {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autoComplete?: string;
  note?: string;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  defaultValue?: string;
};

/** One labelled line of a form. */
export function Field({ label, note, required = true, ...input }: FieldProps) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} required={required} aria-describedby={note === undefined ? undefined : `${id}-note`} {...input} />
      {note !== undefined && (
        <span id={`${id}-note`} className="small faint">
          {note}
        </span>
      )}
    </p>
  );
}

type ChoiceProps = { name: string; label: string; value: string; choices: readonly (readonly [value: string, text: string])[] };

/** One of several, each with a text of its own. */
export function Choice({ name, label, value, choices }: ChoiceProps) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}

type FormProps = { submit: string; busy: boolean; onSubmit: (values: Record<string, string>) => void; children: ReactNode };

/** Hands over what was typed, without what was left empty. */
export function Form({ submit, busy, onSubmit, children }: FormProps) {
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    new FormData(event.currentTarget).forEach((value, name) => {
      if (typeof value === "string" && value !== "") values[name] = value;
    });
    onSubmit(values);
  };
  return (
    <form className="form" onSubmit={send}>
      {children}
      <p>
        <button type="submit" className="button button--primary" disabled={busy}>
          {submit}
        </button>
      </p>
    </form>
  );
}
