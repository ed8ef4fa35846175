import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { BridgeCode } from "@/api/types";
import { CopyLine } from "@/components/copy-line";
import { QrCode } from "@/components/qr-code";
import { SECOND } from "@/lib/age";
import { useNow } from "@/lib/use-now";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { installLine, remaining } from "./enrol-model";
import { bridgeQuery } from "./queries";

type Props = { code: BridgeCode; /** When it was enrolled before, as the hub said. */ before: string | undefined; onAgain: () => void };

/** The code of this once: how it is used, until when, and whether it was. */
export function EnrolCode({ code, before, onAgain }: Props) {
  const t = useTexts();
  const now = useNow(SECOND);
  const bridge = useQuery({ ...bridgeQuery(code.bridge), refetchInterval: 2 * SECOND }).data;
  const since = bridge?.enrolledAt;
  const left = remaining(code.expiresAt, now);
  if (bridge && since !== undefined && since !== before) {
    return <Arrived id={code.bridge} since={since} online={bridge.state === "online"} radio={bridge.radio} />;
  }
  if (left === undefined) {
    return (
      <div className="notice" role="status">
        <p>{t("admin.enrol.expired")}</p>
        <button type="button" className="button button--primary" onClick={onAgain}>
          {t("admin.enrol.again")}
        </button>
      </div>
    );
  }
  const line = installLine(code, window.location.origin);
  return (
    <div className="enrol">
      <ol className="enrol__steps">
        <li>{t(code.bridge.startsWith("!") ? "admin.enrol.exchange" : "admin.enrol.install")}</li>
        <li>
          {t("admin.enrol.run")}
          <CopyLine text={line} />
          <p className="small faint">
            {t("admin.enrol.code")} <code className="enrol__code">{code.code}</code> · {t("admin.enrol.left")}{" "}
            <time role="timer">{left}</time>
          </p>
        </li>
        <li>{t("admin.enrol.start")}</li>
      </ol>
      <figure className="enrol__qr">
        <QrCode text={line} label={t("admin.enrol.qr")} />
        <figcaption className="small faint">{t("admin.enrol.qrNote")}</figcaption>
      </figure>
      <p className="loading" role="status">
        {t("admin.enrol.waiting", { bridge: code.bridge })}
      </p>
    </div>
  );
}

type ArrivedProps = { id: string; since: string; online: boolean; radio: string | undefined };

function Arrived({ id, since, online, radio }: ArrivedProps) {
  const t = useTexts();
  const format = useFormat();
  return (
    <div className="notice" role="status">
      <p>
        <strong>{t("admin.enrol.enrolled", { bridge: id, time: format.clock(since) })}</strong>
      </p>
      <p className={online ? undefined : "loading"}>{online ? t("admin.enrol.online", { radio: radio ?? "–" }) : t("admin.enrol.listening")}</p>
      <Link to={`/admin/bridges/${id}`}>{t("admin.enrol.look")}</Link>
    </div>
  );
}
