-- orders-apply: all that follows from one look at an invoice, together: order, ledger, notices and the delivery that told.
with change as (
  select
    c,
    cast(:#${bean:billingClock.now} as timestamptz) as instant,
    array(select jsonb_array_elements_text(c -> 'flags')) as flags
  from (select cast(:#${body} as jsonb) as c) as read
),
told as (
  update orders o
  set state = c ->> 'state',
      flags = change.flags,
      paid = coalesce(cast(c ->> 'paid' as numeric), o.paid),
      expires_at = coalesce(cast(c ->> 'expiresAt' as timestamptz), o.expires_at),
      watched_until = coalesce(cast(c ->> 'watchedUntil' as timestamptz), o.watched_until),
      checked_at = instant,
      changed_at = case when before.state = c ->> 'state' and before.flags = change.flags then o.changed_at else instant end
  from change, orders before
  where o.id = c ->> 'order' and before.id = o.id
  returning o.*, before.state as old_state, before.flags as old_flags
),
granted as (
  insert into grant_entry (account, order_id, plan, period, granted_at)
  select told.account, told.id, told.plan, told.period, instant
  from told, change
  where c ->> 'effect' = 'GRANT'
  on conflict (order_id) where revoked_at is null do nothing
),
revoked as (
  update grant_entry g
  set revoked_at = instant
  from change
  where g.order_id = c ->> 'order' and g.revoked_at is null and c ->> 'effect' = 'REVOKE'
),
noted as (
  insert into webhook_delivery (webhook, delivery, type, order_id, processed_at)
  select c ->> 'webhook', c ->> 'delivery', c ->> 'event', c ->> 'order', instant
  from change
  where c ->> 'webhook' is not null
  on conflict do nothing
),
over as (
  -- What was told of the order before is no news any more.
  update notice n
  set dismissed_at = instant
  from told, change
  where n.account = told.account and n.subject = told.id and n.dismissed_at is null and told.state <> told.old_state
)
insert into notice (account, kind, subject, detail, created_at)
select told.account, news.kind, told.id,
  jsonb_build_object('order', told.id, 'plan', told.plan, 'paid', told.paid, 'amount', told.amount, 'currency', told.currency),
  instant
from told, change, lateral (values
  ('payment-confirming', told.state = 'PROCESSING'),
  ('payment-partial', 'partial' = any (told.flags)),
  ('payment-late', told.state = 'PAID_LATE'),
  ('payment-review', told.state = 'REVIEW'),
  ('payment-invalid', told.state = 'INVALID'),
  ('subscription-active', told.state = 'PAID')) as news (kind, holds)
where news.holds and (told.state <> told.old_state or told.flags <> told.old_flags)
on conflict do nothing
