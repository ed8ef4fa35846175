-- reconcile-due: orders about which the provider has to be asked again, each taken by one hub.
-- Open ones every minute, ended ones every 15 minutes until a day after the provider stops watching, all others of the
-- last four days once a day. An order whose invoice was never made is given up after an hour.
with clock as (
  select cast(:#${bean:billingClock.now} as timestamptz) as instant
),
abandoned as (
  update orders o
  set state = 'EXPIRED', changed_at = instant
  from clock
  where o.invoice is null and o.state = 'PENDING' and o.created_at < instant - interval '1 hour'
),
due as (
  select o.id
  from orders o, clock
  where o.invoice is not null
    and o.checked_at < instant - case
      when o.state in ('PENDING', 'PROCESSING') then interval '50 seconds'
      when o.state in ('EXPIRED', 'EXPIRED_PARTIAL', 'PAID_LATE', 'INVALID') then interval '15 minutes'
      else interval '1 day' end
    and case
      when o.state in ('PENDING', 'PROCESSING') then true
      when o.state in ('EXPIRED', 'EXPIRED_PARTIAL', 'PAID_LATE', 'INVALID') then o.watched_until > instant - interval '1 day'
      else o.created_at > instant - interval '4 days' end
  order by o.checked_at
  limit 100
  for update of o skip locked
)
update orders o
set checked_at = instant
from due, clock
where o.id = due.id
returning o.invoice
