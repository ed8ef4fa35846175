import { useState } from "react";
import { ApiError } from "@/api/client";
import type { Bridge, BridgeCode } from "@/api/types";
import { failureText } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { EnrolCode } from "./enrol-code";
import { useAdminChange } from "./use-admin-change";

/** Another radio, another credential, or none any more. */
export function BridgeActions({ bridge }: { bridge: Bridge }) {
  const t = useTexts();
  const act = useAdminChange();
  const approve = useAdminChange();
  const rotate = useAdminChange<BridgeCode>();
  const [before, setBefore] = useState<string>();
  const [approved, setApproved] = useState<string>();
  const path = `/admin/bridges/${bridge.id}`;
  const isEnrolled = bridge.enrolledAt !== undefined && bridge.state !== "revoked";
  const error = act.error ?? rotate.error;
  const pending = bridge.pendingRadio;
  const renew = () => {
    setBefore(bridge.enrolledAt);
    rotate.mutate(isEnrolled ? { method: "POST", path: `${path}/rotate` } : { method: "POST", path: "/admin/bridges", body: { id: bridge.id } });
  };
  return (
    <section className="page__section">
      <h2>{t("admin.bridge.actions")}</h2>
      {error && <p role="alert">{refusal(error, t("admin.bridge.otherState"), t)}</p>}
      {approve.error && <p role="alert">{refusal(approve.error, t("admin.bridge.otherRadio", { radio: approved ?? "–" }), t)}</p>}
      {pending !== undefined && (
        <div className="notice" role="status">
          <p>{t("admin.bridge.pending", { radio: pending, former: bridge.radio ?? "–" })}</p>
          <button
            type="button"
            className="button button--primary"
            disabled={approve.isPending}
            onClick={() => {
              setApproved(pending);
              approve.mutate({ method: "POST", path: `${path}/radio`, body: { radio: pending } });
            }}
          >
            {t("admin.bridge.approve", { radio: pending })}
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

/** Why it was not done. The bridge, or another operator, may have been quicker than the page: that is said in words of ours. */
const refusal = (error: Error, changed: string, t: ReturnType<typeof useTexts>) =>
  error instanceof ApiError && error.code === "bridge-state" ? changed : failureText(error, t);
