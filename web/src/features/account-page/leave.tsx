import { useMutation } from "@tanstack/react-query";
import { getJson } from "@/api/client";
import { change } from "@/api/session";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { saveFile } from "@/lib/save-file";
import { useTexts } from "@/texts/texts-context";

/** All that the hub knows of the account as a file, and the account's end. */
export function Leave({ onLeft }: { onLeft: () => void }) {
  const t = useTexts();
  const download = useMutation({
    mutationFn: () => getJson<object>("/account/export"),
    onSuccess: (data) =>
      saveFile(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }), "kosmoconnect-account.json"),
  });
  const leave = useMutation({
    mutationFn: (values: Record<string, string>) => change("DELETE", "/account", values),
    onSuccess: onLeft,
  });
  return (
    <section className="page__section">
      <h2>{t("settings.data")}</h2>
      {download.isError && <p role="alert">{failureText(download.error, t)}</p>}
      <p className="actions">
        <button type="button" className="button" disabled={download.isPending} onClick={() => download.mutate()}>
          {t("settings.export")}
        </button>
      </p>
      <details>
        <summary>{t("account.leave")}</summary>
        <p>{t("account.leaveNote")}</p>
        {leave.isError && <p role="alert">{failureText(leave.error, t)}</p>}
        <Form submit={t("account.leave")} busy={leave.isPending} onSubmit={(values) => leave.mutate(values)}>
          <Field name="password" label={t("login.password")} type="password" autoComplete="current-password" />
        </Form>
      </details>
    </section>
  );
}
