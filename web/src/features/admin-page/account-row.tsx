import type { AccountSummary, ResetLink } from "@/api/types";
import { CopyLine } from "@/components/copy-line";
import { Choice, Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { usePeriodText } from "@/lib/plan-words";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { useAdminChange } from "./use-admin-change";

const PERIODS = ["P7D", "P14D", "P1M", "P3M", "P1Y"] as const;

/** One account and what an operator may do with it; nobody suspends himself. */
export function AccountRow({ account, isSelf }: { account: AccountSummary; isSelf: boolean }) {
  const t = useTexts();
  const format = useFormat();
  const marks = [
    account.operator && t("admin.accounts.operator"),
    account.suspended && t("admin.accounts.suspended"),
    !account.emailVerified && account.issuer === undefined && t("account.unverified"),
    account.issuer,
    t("admin.accounts.since", { time: format.dateTime(account.createdAt) }),
  ];
  return (
    <li>
      <span className="lines__main">
        {account.email ?? account.id} {account.alias !== undefined && <strong>{account.alias}</strong>}
        <br />
        <span className="small faint">{marks.filter(Boolean).join(" · ")}</span>
      </span>
      <details className="lines__more">
        <summary aria-label={t("admin.accounts.changeOne", { name: account.email ?? account.id })}>{t("own.change")}</summary>
        <p className="small faint">
          {t("account.id")} <code>{account.id}</code>
        </p>
        {!isSelf && <Rights account={account} />}
        {account.issuer === undefined && <Reset id={account.id} />}
        <Give id={account.id} />
      </details>
    </li>
  );
}

function Rights({ account }: { account: AccountSummary }) {
  const t = useTexts();
  const set = useAdminChange();
  const patch = (body: { suspended: boolean } | { operator: boolean }) =>
    set.mutate({ method: "PATCH", path: `/admin/accounts/${account.id}`, body });
  return (
    <>
      <p className="small faint">{t("admin.accounts.suspendNote")}</p>
      {set.isError && <p role="alert">{failureText(set.error, t)}</p>}
      <p className="actions">
        <button type="button" className="button" disabled={set.isPending} onClick={() => patch({ suspended: !account.suspended })}>
          {t(account.suspended ? "admin.accounts.admit" : "admin.accounts.suspend")}
        </button>
        <button type="button" className="button" disabled={set.isPending} onClick={() => patch({ operator: !account.operator })}>
          {t(account.operator ? "admin.accounts.demote" : "admin.accounts.promote")}
        </button>
      </p>
    </>
  );
}

function Reset({ id }: { id: string }) {
  const t = useTexts();
  const format = useFormat();
  const make = useAdminChange<ResetLink>();
  return (
    <>
      {make.isError && <p role="alert">{failureText(make.error, t)}</p>}
      {make.data ? (
        <div role="status">
          <p className="small">{t("admin.accounts.resetNote", { time: format.dateTime(make.data.expiresAt) })}</p>
          <CopyLine text={window.location.origin + make.data.path} />
        </div>
      ) : (
        <p className="actions">
          <button type="button" className="button" disabled={make.isPending} onClick={() => make.mutate({ method: "POST", path: `/admin/accounts/${id}/password-reset` })}>
            {t("admin.accounts.reset")}
          </button>
        </p>
      )}
    </>
  );
}

function Give({ id }: { id: string }) {
  const t = useTexts();
  const period = usePeriodText();
  const give = useAdminChange();
  return (
    <>
      <h3>{t("admin.accounts.give")}</h3>
      {give.isError && <p role="alert">{failureText(give.error, t)}</p>}
      {give.isSuccess && <p role="status">{t("admin.accounts.given")}</p>}
      <Form submit={t("admin.accounts.give")} busy={give.isPending} onSubmit={(body) => give.mutate({ method: "POST", path: `/admin/accounts/${id}/grants`, body })}>
        <Choice name="period" label={t("admin.accounts.period")} value="P1M" choices={PERIODS.map((one) => [one, period(one)])} />
        <Field name="note" label={t("admin.note")} maxLength={500} />
      </Form>
    </>
  );
}
