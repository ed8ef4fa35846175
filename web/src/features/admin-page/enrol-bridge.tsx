import { Link } from "react-router";
import type { BridgeCode } from "@/api/types";
import { Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { EnrolCode } from "./enrol-code";
import { useAdminChange } from "./use-admin-change";

/** From a name to a bridge that is heard, in one page that moves on by itself. */
export function EnrolBridge() {
  const t = useTexts();
  const invite = useAdminChange<BridgeCode>();
  const ask = (body: unknown) => invite.mutate({ method: "POST", path: "/admin/bridges", body });
  return (
    <section className="page__section">
      <p className="ways small">
        <Link to="/admin/bridges">{t("admin.bridges.all")}</Link>
      </p>
      <h2>{t("admin.enrol")}</h2>
      {invite.isError && <p role="alert">{failureText(invite.error, t)}</p>}
      {invite.data ? (
        <EnrolCode code={invite.data} before={undefined} onAgain={() => ask({ id: invite.data?.bridge })} />
      ) : (
        <>
          <p className="faint">{t("admin.enrol.what")}</p>
          <Form submit={t("admin.enrol.submit")} busy={invite.isPending} onSubmit={ask}>
            <Field
              name="id"
              label={t("admin.bridge.id")}
              note={t("admin.enrol.idNote")}
              pattern="[a-z0-9][a-z0-9\-]*[a-z0-9]|![0-9a-f]{8}"
              maxLength={40}
            />
            <Field name="name" label={t("admin.enrol.name")} required={false} maxLength={80} />
            <Field name="region" label={t("admin.enrol.region")} required={false} pattern="[A-Z0-9_]+" maxLength={20} note={t("admin.enrol.regionNote")} />
          </Form>
        </>
      )}
    </section>
  );
}
