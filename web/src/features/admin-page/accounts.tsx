import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { sessionQuery } from "@/api/session";
import { fails, Failure, Loading } from "@/components/notices";
import { useTexts } from "@/texts/texts-context";
import { AccountRow } from "./account-row";
import { More } from "./more";
import { accountsQuery } from "./queries";
import { SearchForm } from "./search-form";

/** Who has an account; found by a part of the address, the alias or the id. */
export function Accounts() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const q = params.get("q") ?? "";
  const self = useQuery(sessionQuery).data?.account;
  const accounts = useInfiniteQuery(accountsQuery(q));
  const items = accounts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page__section">
      <h2>{t("admin.tab.accounts")}</h2>
      <SearchForm key={q} label={t("admin.accounts.search")} value={q} onSearch={(text) => setParams(text === "" ? {} : { q: text })} />
      {accounts.isPending && <Loading />}
      {fails(accounts) && items.length === 0 && <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data && items.length === 0 && <p className="faint">{t("admin.nothing")}</p>}
      <ul className="lines">
        {items.map((account) => (
          <AccountRow key={account.id} account={account} isSelf={account.id === self} />
        ))}
      </ul>
      <More list={accounts} />
    </section>
  );
}
