import { type SyntheticEvent, useId, useState } from "react";
import { useTexts } from "@/texts/texts-context";

/** Asks the hub when it is sent, not with every letter. */
export function SearchForm({ label, value, onSearch }: { label: string; value: string; onSearch: (text: string) => void }) {
  const t = useTexts();
  const id = useId();
  const [text, setText] = useState(value);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form className="admin-search" role="search" onSubmit={submit}>
      <p className="field">
        <label htmlFor={id}>{label}</label>
        <input id={id} type="search" value={text} maxLength={60} onChange={(event) => setText(event.target.value)} />
      </p>
      <button type="submit" className="button">
        {t("admin.search")}
      </button>
    </form>
  );
}
