-- notify-due: 7 days and 1 day before the end, in grace and after it, each said once an end. Only what is true now is
-- said: after a standstill nobody hears that something ends which has ended. Who bought a week needs no reminder at once.
with clock as (
  select cast(:#${bean:billingClock.now} as timestamptz) as instant
),
ledger as (
  select g.account, max(g.granted_at) as granted_at from grant_entry g where g.revoked_at is null group by g.account
)
insert into notice (account, kind, subject, detail, created_at)
select l.account, news.kind, iso_time(s.current_end), jsonb_build_object('end', iso_time(s.current_end)), instant
from clock, ledger l, subscription_at(l.account, instant) s, lateral (values
  ('subscription-ends-7d', instant >= s.current_end - interval '7 days' and instant < s.current_end - interval '1 day'
    and l.granted_at < s.current_end - interval '8 days'),
  ('subscription-ends-1d', instant >= s.current_end - interval '1 day' and instant < s.current_end),
  ('subscription-grace', s.state = 'GRACE'),
  ('subscription-ended', s.state = 'EXPIRED' and instant < s.current_end + interval '17 days')) as news (kind, holds)
where news.holds and s.state <> 'SUSPENDED'
on conflict do nothing
