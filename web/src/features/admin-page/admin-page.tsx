import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "react-router";
import { sessionQuery } from "@/api/session";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { Tabs } from "@/components/tabs";
import { useTexts } from "@/texts/texts-context";
import "@/components/lines.css";
import "./admin-page.css";

const TABS = [
  ["/admin", "admin.tab.overview"],
  ["/admin/bridges", "admin.tab.bridges", "below"],
  ["/admin/gateway", "admin.tab.gateway"],
  ["/admin/inbox", "admin.tab.inbox"],
  ["/admin/accounts", "admin.tab.accounts"],
  ["/admin/orders", "admin.tab.orders"],
  ["/admin/programs", "admin.tab.programs"],
  ["/admin/log", "admin.tab.log"],
] as const;

/** The operators' room. The hub refuses others anyway; here they are told so before they try. */
export function AdminPage() {
  const t = useTexts();
  const { pathname } = useLocation();
  const session = useQuery(sessionQuery);
  const isOperator = session.data?.roles.includes("operator") === true;
  return (
    <Page title={t("admin.title")}>
      <h1>{t("admin.title")}</h1>
      {session.isPending && <Loading />}
      {fails(session) && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.data && !isOperator && (
        <div className="notice">
          <p>{t("admin.forOperators")}</p>
          {session.data.account === undefined ? (
            <Link className="button button--primary" to={`/login?continue=${encodeURIComponent(pathname)}`}>
              {t("login.submit")}
            </Link>
          ) : (
            <Link to="/">{t("nav.back")}</Link>
          )}
        </div>
      )}
      {isOperator && (
        <>
          <Tabs label={t("admin.title")} tabs={TABS} />
          <Outlet />
        </>
      )}
    </Page>
  );
}
