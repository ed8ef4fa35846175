import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { sessionQuery } from "@/api/session";
import { useTexts } from "@/texts/texts-context";
import "./connect-help.css";

const STEPS = ["connect.broker", "connect.uplink", "connect.consent"] as const;

/** How a radio comes to be heard here, for whoever meets a network that nobody feeds yet: docs/how-to/connect-a-gateway.md, in short. */
export function ConnectHelp() {
  const t = useTexts();
  const isOperator = useQuery(sessionQuery).data?.roles.includes("operator") === true;
  return (
    <>
      <details className="connect">
        <summary>{t("connect.title")}</summary>
        <p>{t("connect.need")}</p>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        <p className="small faint">
          {t("connect.more")} <code>docs/how-to/connect-a-gateway.md</code>, <code>docs/how-to/install-a-bridge.md</code>
        </p>
      </details>
      {isOperator && (
        <p>
          <Link className="button" to="/admin/bridges/new">
            {t("connect.enrol")}
          </Link>
        </p>
      )}
    </>
  );
}
