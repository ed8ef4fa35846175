-- orders-admin-resolve: what an operator decides about an order, with its grant and its entry in the audit log.
-- Nothing where there is no such order; the order with "refused" where its state does not allow it.
with asked as (
  select
    cast(:#${variable.request} as jsonb) as r,
    cast(:#${header.id} as text) as id,
    cast(:#${bean:billingClock.now} as timestamptz) as instant
),
before as (
  select o.* from orders o join asked on asked.id = o.id for update of o
),
decided as (
  update orders o
  set state = case r ->> 'action' when 'grant' then 'PAID' when 'refund' then 'REFUNDED' else 'INVALID' end,
      flags = case r ->> 'action' when 'reject' then array_append(array_remove(o.flags, 'rejected'), 'rejected') else o.flags end,
      changed_at = instant
  from asked, before
  where o.id = before.id
    and case r ->> 'action'
      when 'refund' then before.state in ('PAID', 'REVIEW', 'PAID_LATE', 'EXPIRED_PARTIAL', 'INVALID')
      else before.state in ('REVIEW', 'PAID_LATE', 'EXPIRED_PARTIAL') end
  returning o.*
),
granted as (
  insert into grant_entry (account, order_id, plan, period, granted_at, note)
  select d.account, d.id, d.plan, d.period, instant, r ->> 'note'
  from decided d, asked
  where r ->> 'action' = 'grant'
  on conflict (order_id) where revoked_at is null do nothing
),
revoked as (
  update grant_entry g
  set revoked_at = instant
  from decided d, asked
  where g.order_id = d.id and g.revoked_at is null and r ->> 'action' <> 'grant'
),
told as (
  insert into notice (account, kind, subject, detail, created_at)
  select d.account,
    case r ->> 'action' when 'grant' then 'subscription-active' when 'refund' then 'payment-refunded' else 'payment-rejected' end,
    d.id, jsonb_build_object('order', d.id, 'plan', d.plan, 'amount', d.amount, 'currency', d.currency), instant
  from decided d, asked
  on conflict do nothing
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select cast(:#${bean:currentAccount.actor} as text), (r ->> 'action') || '-order', d.id, 'operator',
    cast(cast(:#${bean:currentAccount.ip} as text) as inet),
    jsonb_build_object('from', before.state, 'note', r ->> 'note')
  from decided d, asked, before
)
select (jsonb_build_object('refused', d.id is null)
  || order_document(
    jsonb_populate_record(null::orders, coalesce(to_jsonb(d), to_jsonb(before))), instant)::jsonb)::text
from asked, before
left join decided d on d.id = before.id
