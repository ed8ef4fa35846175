-- orders-admin-give: a period for free, with its entry in the audit log. Nothing where there is no such account.
with asked as (
  select
    cast(:#${variable.request} as jsonb) as r,
    cast(:#${header.id} as uuid) as account,
    cast(:#${bean:billingClock.now} as timestamptz) as instant
),
given as (
  insert into grant_entry (account, period, granted_at, note)
  select a.id, r ->> 'period', instant, r ->> 'note'
  from asked join account a on a.id = asked.account and a.erased_at is null
  returning id, account, period, granted_at
),
told as (
  insert into notice (account, kind, subject, created_at)
  select account, 'subscription-active', 'grant ' || id, granted_at from given
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select cast(:#${bean:currentAccount.actor} as text), 'give-grant', given.account::text, 'operator',
    cast(cast(:#${bean:currentAccount.ip} as text) as inet), r
  from given, asked
)
select json_build_object('id', id, 'account', account, 'period', period, 'grantedAt', iso_time(granted_at))::text
from given
