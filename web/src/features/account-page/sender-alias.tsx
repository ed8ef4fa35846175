import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { change } from "@/api/session";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { usageQuery } from "./queries";

/** The name before one's texts on the mesh; every byte of it is a byte less for the text. */
export function SenderAlias() {
  const t = useTexts();
  const queries = useQueryClient();
  const usage = useQuery(usageQuery);
  const save = useMutation({
    mutationFn: (values: Record<string, string>) => change("PUT", "/account/alias", values),
    onSuccess: () => void queries.invalidateQueries({ queryKey: usageQuery.queryKey }),
  });
  if (!usage.data) return null;
  return (
    <section className="page__section">
      <h2>{t("alias.title")}</h2>
      <p className="faint">{t("alias.what")}</p>
      {save.isSuccess && <p role="status">{t("account.saved")}</p>}
      {save.isError && <p role="alert">{failureText(save.error, t)}</p>}
      <Form submit={t("account.save")} busy={save.isPending} onSubmit={(values) => save.mutate(values)}>
        <Field
          name="alias"
          label={t("alias.label")}
          note={t("alias.note")}
          pattern="[a-z0-9_\-]{2,12}"
          maxLength={12}
          defaultValue={usage.data.alias}
        />
      </Form>
    </section>
  );
}
