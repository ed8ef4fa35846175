import { useState } from "react";
import type { Bridge, BridgeCode } from "@/api/types";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { EnrolCode } from "./enrol-code";
import { useAdminChange } from "./use-admin-change";

/** Another radio, another credential, or none any more. */
export function BridgeActions({ bridge }: { bridge: Bridge }) {
  const t = useTexts();
  const act = useAdminChange();
  const rotate = useAdminChange<BridgeCode>();
  const [before, setBefore] = useState<string>();
  const path = `/admin/bridges/${bridge.id}`;
  const isEnrolled = bridge.enrolledAt !== undefined && bridge.state !== "revoked";
  const error = act.error ?? rotate.error;
  const renew = () => {
    setBefore(bridge.enrolledAt);
    rotate.mutate(isEnrolled ? { method: "POST", path: `${path}/rotate` } : { method: "POST", path: "/admin/bridges", body: { id: bridge.id } });
  };
  return (
    <section className="page__section">
      <h2>{t("admin.bridge.actions")}</h2>
      {error && <p role="alert">{failureText(error, t)}</p>}
      {bridge.pendingRadio !== undefined && (
        <div className="notice" role="status">
          <p>{t("admin.bridge.pending", { radio: bridge.pendingRadio, former: bridge.radio ?? "–" })}</p>
          <button
            type="button"
            className="button button--primary"
            disabled={act.isPending}
            onClick={() => act.mutate({ method: "POST", path: `${path}/radio`, body: { radio: bridge.pendingRadio } })}
          >
            {t("admin.bridge.approve", { radio: bridge.pendingRadio })}
          </button>
        </div>
      )}
      {rotate.data ? (
        <EnrolCode code={rotate.data} before={before} onAgain={renew} />
      ) : (
        <>
          <p className="faint">{t(isEnrolled ? "admin.bridge.rotateNote" : "admin.bridge.inviteNote")}</p>
          <p className="actions">
            <button type="button" className="button" disabled={rotate.isPending} onClick={renew}>
              {t(isEnrolled ? "admin.bridge.rotate" : "admin.bridge.invite")}
            </button>
          </p>
        </>
      )}
      {isEnrolled && (
        <details>
          <summary>{t("admin.bridge.revoke")}</summary>
          <p>{t("admin.bridge.revokeNote")}</p>
          <p className="actions">
            <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate({ method: "POST", path: `${path}/revoke` })}>
              {t("admin.bridge.revokeOne", { name: bridge.id })}
            </button>
          </p>
        </details>
      )}
    </section>
  );
}
