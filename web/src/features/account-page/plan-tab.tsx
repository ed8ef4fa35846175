import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { sessionQuery } from "@/api/session";
import type { Subscription } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { usePeriodText } from "@/lib/plan-words";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { Orders } from "./orders";
import { Plans } from "./plans";
import { AWAITED, isOpen, ordersQuery, plansQuery, subscriptionQuery, usageQuery } from "./queries";
import { UsageMeters } from "./usage-meters";

/** What holds now, what can be bought, what was bought, what was used. */
export function PlanTab() {
  const t = useTexts();
  const queries = useQueryClient();
  const session = useQuery(sessionQuery);
  const orders = useQuery({ ...ordersQuery, refetchInterval: (query) => query.state.data?.items.some(isOpen) === true && AWAITED });
  const waiting = orders.data?.items.some(isOpen) === true && AWAITED;
  const subscription = useQuery({ ...subscriptionQuery, refetchInterval: waiting });
  const plans = useQuery(plansQuery);
  const usage = useQuery({ ...usageQuery, refetchInterval: waiting });
  const paid = orders.data?.items.filter(({ state }) => state === "PAID").length ?? 0;
  // The last open order of all has been paid: what follows from it is asked for once more.
  useEffect(() => {
    for (const { queryKey } of [subscriptionQuery, usageQuery]) void queries.invalidateQueries({ queryKey });
  }, [paid, queries]);
  const failed = [subscription, plans, orders].find(fails);
  if (failed?.error) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!subscription.data || !plans.data || !orders.data) return <Loading />;
  return (
    <>
      <section className="page__section">
        <h2>{t("plan.title")}</h2>
        <Standing subscription={subscription.data} bought={plans.data.items.find(({ id }) => id === subscription.data.plan)?.period} />
      </section>
      {usage.data?.canSend === true && <UsageMeters usage={usage.data} />}
      <Plans plans={plans.data.items} more={subscription.data.canSend} verified={session.data?.verified !== false} />
      <Orders orders={orders.data.items} plans={plans.data.items} />
    </>
  );
}

function Standing({ subscription, bought }: { subscription: Subscription; bought: string | undefined }) {
  const t = useTexts();
  const period = usePeriodText();
  const format = useFormat();
  const { state, currentEnd, graceEnd } = subscription;
  return (
    <div className="standing" aria-live="polite">
      <p className="standing__state">{t(`plan.state.${state}`)}</p>
      {state === "ACTIVE" && currentEnd !== undefined && (
        <p>
          {t("plan.until", { time: format.dateTime(currentEnd) })}
          {bought !== undefined && <span className="faint"> · {period(bought)}</span>}
        </p>
      )}
      {state === "GRACE" && graceEnd !== undefined && <p>{t("plan.graceUntil", { time: format.dateTime(graceEnd) })}</p>}
      {state === "EXPIRED" && currentEnd !== undefined && <p>{t("plan.endedAt", { time: format.dateTime(currentEnd) })}</p>}
      {state !== "ACTIVE" && <p className="faint">{t("plan.why")}</p>}
    </div>
  );
}
