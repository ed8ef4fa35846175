import { useTexts } from "@/texts/texts-context";
import { Field } from "./form";

/** Where a password is chosen: the hub's own limits, and nothing else that people would have to learn. */
export function NewPassword({ name, label }: { name: string; label: string }) {
  const t = useTexts();
  return (
    <Field name={name} label={label} type="password" autoComplete="new-password" note={t("login.passwordNote")} minLength={10} maxLength={128} />
  );
}
