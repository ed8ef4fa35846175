-- orders-api-open: the open order of the same plan, or a new one; a code says why there is neither.
with asked as (
  select
    cast(:#${bean:currentAccount.id} as uuid) as account,
    cast(:#${variable.request} as jsonb) ->> 'plan' as plan,
    cast(:#${bean:billingClock.now} as timestamptz) as instant,
    cast(:#${bean:payments.store} as text) as store
),
offer as (
  select p.* from asked join plan p on p.id = asked.plan and p.on_sale
),
open as (
  select o.*
  from asked
  join orders o on o.account = asked.account and o.state = 'PENDING' and o.flags = '{}'
    and coalesce(o.expires_at, o.created_at + interval '1 hour') > asked.instant
),
same as (
  select open.* from open join offer on offer.id = open.plan order by open.created_at desc limit 1
),
crowd as (
  select
    (select count(*) from open) >= 5
    or (
      select count(*) from asked join orders o on o.account = asked.account
        and o.created_at > asked.instant - interval '1 day') >= 20 as full
),
made as (
  insert into orders (account, plan, period, amount, currency, store, created_at, changed_at, checked_at)
  select asked.account, offer.id, offer.period, offer.price, offer.currency, asked.store,
    asked.instant, asked.instant, asked.instant
  from asked, offer, crowd
  where not crowd.full and not exists (select 1 from same)
  returning *
)
select json_strip_nulls(json_build_object(
  'id', chosen.id,
  'storeId', chosen.store,
  'invoiceId', chosen.invoice,
  'amount', chosen.amount::text,
  'currency', chosen.currency,
  'state', coalesce(chosen.state, 'PENDING'),
  'flags', '[]'::json,
  'granted', false,
  'refusal', case
    when not exists (select 1 from offer) then 'plan-unknown'
    when chosen.id is null then 'too-many-orders' end))::text
from (select 1) as once
left join (select * from same union all select * from made) as chosen on true
