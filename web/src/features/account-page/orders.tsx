import { useSearchParams } from "react-router";
import type { Order, Plan } from "@/api/types";
import { useFormat } from "@/preferences/use-format";
import { useTexts } from "@/texts/texts-context";
import { moneyText, usePeriodText } from "@/lib/plan-words";

/** Orders in words, newest first; the one that a checkout page leads back to is marked. */
export function Orders({ orders, plans }: { orders: readonly Order[]; plans: readonly Plan[] }) {
  const t = useTexts();
  const [params] = useSearchParams();
  if (orders.length === 0) return null;
  return (
    <section className="page__section">
      <h2>{t("orders.title")}</h2>
      <ul className="lines" aria-live="polite">
        {orders.map((order) => (
          <Row
            key={order.id}
            order={order}
            chosen={order.id === params.get("order")}
            plan={plans.find(({ id }) => id === order.plan)}
          />
        ))}
      </ul>
    </section>
  );
}

function Row({ order, plan, chosen }: { order: Order; plan: Plan | undefined; chosen: boolean }) {
  const t = useTexts();
  const format = useFormat();
  const period = usePeriodText();
  const money = (amount: string) => moneyText(amount, order.currency, format.language);
  const partial = order.flags.includes("partial");
  const state = partial && order.state === "PENDING" ? "PARTIAL" : order.state;
  return (
    <li className={chosen ? "lines__chosen" : undefined} aria-current={chosen}>
      <span className="lines__main">
        <strong>{t(`orders.state.${state}`)}</strong>{" "}
        <span className="small faint">
          {plan === undefined ? order.plan : period(plan.period)} · {format.dateTime(order.createdAt)}
        </span>
        {order.state !== "PAID" && order.paid !== undefined && Number(order.paid) > 0 && (
          <span className="small"> {t("orders.paid", { paid: money(order.paid), amount: money(order.amount) })}</span>
        )}
      </span>
      <span className="lines__price">{money(order.amount)}</span>
      {order.checkoutUrl !== undefined && (
        <a className="button button--primary" href={order.checkoutUrl} rel="noreferrer">
          {t("orders.pay")}
        </a>
      )}
    </li>
  );
}
