import { useMutation, useQueryClient } from "@tanstack/react-query";
import { change } from "@/api/session";
import type { Order, Plan } from "@/api/types";
import { failureText } from "@/components/notices";
import { leaveFor } from "@/lib/leave-for";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { moneyText, usePeriodText } from "@/lib/plan-words";
import { ordersQuery } from "./queries";

type Props = { plans: readonly Plan[]; more: boolean; verified: boolean };

/** What can be bought; one press leads to the page where it is paid. */
export function Plans({ plans, more, verified }: Props) {
  const t = useTexts();
  const format = useFormat();
  const period = usePeriodText();
  const queries = useQueryClient();
  const order = useMutation({
    mutationFn: (plan: string) => change<Order>("POST", "/orders", { plan }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ordersQuery.queryKey });
      if (made?.checkoutUrl !== undefined) leaveFor(made.checkoutUrl);
    },
  });
  return (
    <section className="page__section">
      <h2>{t(more ? "plan.extend" : "plan.choose")}</h2>
      {!verified && <p role="status">{t("plan.verifyFirst")}</p>}
      {order.isError && <p role="alert">{failureText(order.error, t)}</p>}
      <ul className="lines">
        {plans.map((plan) => (
          <li key={plan.id}>
            <span className="lines__main">
              <strong>{period(plan.period)}</strong>{" "}
              <span className="small faint">
                {t("plan.quota", { day: plan.messagesPerDay, month: plan.messagesPerMonth })}
              </span>
            </span>
            <span className="lines__price">{moneyText(plan.price, plan.currency, format.language)}</span>
            <button
              type="button"
              className={more ? "button" : "button button--primary"}
              disabled={!verified || order.isPending}
              aria-label={t("plan.orderOne", { plan: period(plan.period) })}
              onClick={() => order.mutate(plan.id)}
            >
              {t("plan.order")}
            </button>
          </li>
        ))}
      </ul>
      <p className="small faint">{t("plan.note")}</p>
    </section>
  );
}
