import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { OrderState } from "@/api/types";
import { fails, Failure, Loading } from "@/components/notices";
import { plansQuery } from "@/data/queries";
import { useTexts } from "@/texts/texts-context";
import { More } from "./more";
import { OrderRow } from "./order-row";
import { ordersQuery } from "./queries";

const STATES = [
  "REVIEW", "PAID_LATE", "EXPIRED_PARTIAL", "PENDING", "PROCESSING", "PAID", "EXPIRED", "INVALID", "REFUNDED",
] as const satisfies readonly OrderState[];

/** Orders that wait for a person, longest unchanged first; those in another state when asked for. */
export function Orders() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const state = params.get("state") ?? "";
  const orders = useInfiniteQuery(ordersQuery(state));
  const plans = useQuery(plansQuery).data?.items;
  const items = orders.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page__section">
      <h2>{t("admin.tab.orders")}</h2>
      <p className="field admin-search">
        <label htmlFor="order-state">{t("admin.orders.show")}</label>
        <select
          id="order-state"
          value={state}
          onChange={(event) => setParams(event.target.value === "" ? {} : { state: event.target.value }, { replace: true })}
        >
          <option value="">{t("admin.orders.waiting")}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {t(`orders.state.${one}`)}
            </option>
          ))}
        </select>
      </p>
      {orders.isPending && <Loading />}
      {fails(orders) && items.length === 0 && <Failure error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data && items.length === 0 && <p className="faint">{t(state === "" ? "admin.orders.none" : "admin.nothing")}</p>}
      <ul className="lines">
        {items.map((order) => (
          <OrderRow key={order.id} order={order} plan={plans?.find(({ id }) => id === order.plan)} />
        ))}
      </ul>
      <More list={orders} />
    </section>
  );
}
