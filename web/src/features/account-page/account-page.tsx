import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "react-router";
import { sessionQuery } from "@/api/session";
import { fails, Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { Tabs } from "@/components/tabs";
import { useTexts } from "@/texts/texts-context";
import "@/components/lines.css";
import "./account-page.css";

const TABS = [
  ["/account", "account.tab.plan"],
  ["/account/nodes", "account.tab.nodes"],
  ["/account/programs", "account.tab.programs"],
  ["/account/settings", "account.tab.settings"],
] as const;

/** What belongs to whoever has signed in, in four tabs. */
export function AccountPage() {
  const t = useTexts();
  const session = useQuery(sessionQuery);
  const signedIn = session.data?.account !== undefined;
  return (
    <Page title={t("account.title")}>
      <h1>{t("account.title")}</h1>
      {session.isPending && <Loading />}
      {fails(session) && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.data && !signedIn && (
        <p className="account__stranger ways">
          {t("account.signIn")} <Link to="/login">{t("login.submit")}</Link> · <Link to="/register">{t("login.toRegister")}</Link>
        </p>
      )}
      {signedIn && (
        <>
          <Tabs label={t("account.title")} tabs={TABS} />
          <Outlet />
        </>
      )}
    </Page>
  );
}
