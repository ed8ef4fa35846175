import { useQuery } from "@tanstack/react-query";
import { Link, NavLink, Outlet } from "react-router";
import { sessionQuery } from "@/api/session";
import { Failure, Loading } from "@/components/notices";
import { Page } from "@/components/page";
import { useTexts } from "@/texts/texts-context";
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
      {session.isError && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.data && !signedIn && (
        <p className="account__stranger">
          {t("account.signIn")} <Link to="/login">{t("login.submit")}</Link> · <Link to="/register">{t("login.toRegister")}</Link>
        </p>
      )}
      {signedIn && (
        <>
          <nav className="tabs" aria-label={t("account.title")}>
            {TABS.map(([to, text]) => (
              <NavLink key={to} to={to} end className="tabs__tab">
                {t(text)}
              </NavLink>
            ))}
          </nav>
          <Outlet />
        </>
      )}
    </Page>
  );
}
