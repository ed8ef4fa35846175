import { Link } from "react-router";
import type { Order, Plan } from "@/api/types";
import { Choice, Field, Form } from "@/components/form";
import { failureText } from "@/components/notices";
import { moneyText, usePeriodText } from "@/lib/plan-words";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { useAdminChange } from "./use-admin-change";

const ACTIONS = ["grant", "refund", "reject"] as const;

/** What may be decided about an order in a state; the hub has the last word. */
export function decisions(state: Order["state"]): readonly (typeof ACTIONS)[number][] {
  if (state === "REVIEW" || state === "PAID_LATE" || state === "EXPIRED_PARTIAL") return ACTIONS;
  return state === "PAID" || state === "INVALID" ? ["refund"] : [];
}

/** An order, whose it is, what is odd about it, and the decision. A plan that is no longer offered goes by its key. */
export function OrderRow({ order, plan }: { order: Order; plan: Plan | undefined }) {
  const t = useTexts();
  const format = useFormat();
  const period = usePeriodText();
  const decide = useAdminChange();
  const money = (amount: string) => moneyText(amount, order.currency, format.language);
  const possible = decisions(order.state);
  return (
    <li>
      <span className="lines__main">
        <strong>{t(`orders.state.${order.state}`)}</strong>{" "}
        <Link to={`/admin/accounts?q=${encodeURIComponent(order.account ?? "")}`}>{order.email ?? order.account}</Link>
        <br />
        <span className="small faint">
          {plan === undefined ? order.plan : period(plan.period)} · {format.dateTime(order.createdAt)} · <code>{order.id}</code>
          {order.flags.length > 0 && ` · ${order.flags.map((flag) => t(`orders.flag.${flag}`)).join(", ")}`}
          {order.paid !== undefined && ` · ${t("orders.paid", { paid: money(order.paid), amount: money(order.amount) })}`}
        </span>
      </span>
      <span className="lines__price">{money(order.amount)}</span>
      {possible.length > 0 && (
        <details className="lines__more">
          <summary>{t("admin.orders.decide")}</summary>
          <p className="small faint">{t("admin.orders.decideNote")}</p>
          {decide.isError && <p role="alert">{failureText(decide.error, t)}</p>}
          <Form
            submit={t("admin.orders.decide")}
            busy={decide.isPending}
            onSubmit={(body) => decide.mutate({ method: "POST", path: `/admin/orders/${order.id}/resolve`, body })}
          >
            <Choice
              name="action"
              label={t("admin.orders.action")}
              value={possible[0] ?? "refund"}
              choices={possible.map((action) => [action, t(`admin.orders.action.${action}`)])}
            />
            <Field name="note" label={t("admin.note")} maxLength={500} />
          </Form>
        </details>
      )}
    </li>
  );
}
