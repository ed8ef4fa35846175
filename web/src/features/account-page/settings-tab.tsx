import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { sessionQuery } from "@/api/session";
import { fails, Failure, Loading } from "@/components/notices";
import { PreferencesDialog } from "@/components/preferences-dialog";
import { useTexts } from "@/texts/texts-context";
import { Leave } from "./leave";
import { Notifications } from "./notifications";
import { Password } from "./password";
import { Person } from "./person";
import { accountQuery } from "./queries";
import { SenderAlias } from "./sender-alias";
import { Sessions } from "./sessions";

/** Who one is, how one signs in, and how one leaves. */
export function SettingsTab() {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const account = useQuery(accountQuery);
  const [looks, showLooks] = useState(false);
  const forget = async () => {
    // The tabs go with the session; what they know is dropped once nobody can ask for it again.
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    queries.removeQueries({ queryKey: ["account"] });
    await navigate("/account");
  };
  if (account.isPending) return <Loading />;
  if (fails(account)) return <Failure error={account.error} onRetry={() => void account.refetch()} />;
  return (
    <>
      <Person account={account.data} onSignOut={() => void forget()} />
      <SenderAlias />
      <section className="page__section">
        <h2>{t("prefs.title")}</h2>
        <p className="actions">
          <button type="button" className="button" aria-haspopup="dialog" onClick={() => showLooks(true)}>
            {t("settings.looks")}
          </button>
        </p>
        {looks && <PreferencesDialog onClose={() => showLooks(false)} />}
      </section>
      <Notifications />
      {account.data.issuer === undefined && <Password />}
      <Sessions />
      <Leave onLeft={() => void forget()} />
    </>
  );
}
