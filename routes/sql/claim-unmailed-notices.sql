-- notify-mail-due: takes notices that are to be mailed, each for one process and for five minutes and more; answers letters.
-- Only to proven addresses of people who want letters; what is older than two days is no news.
with due as (
  select n.id
  from notice n
  join account a on a.id = n.account
  where n.mailed_at is null and n.dismissed_at is null and n.mail_tries < 8 and n.mail_next_at < now()
    and n.created_at > cast(:#${bean:billingClock.now} as timestamptz) - interval '2 days'
    and a.email is not null and a.email_verified_at is not null
    and a.settings -> 'mails' is distinct from 'false'::jsonb
  order by n.created_at
  limit 50
  for update of n skip locked
),
taken as (
  update notice n
  set mail_tries = n.mail_tries + 1, mail_next_at = now() + interval '5 minutes' * 2 ^ n.mail_tries
  from due
  where n.id = due.id
  returning n.*
)
select t.id, json_build_object(
  'letter', t.kind,
  'to', a.email,
  'locale', a.locale,
  'values', jsonb_build_array(
    coalesce(t.detail ->> 'paid', '0'),
    coalesce(t.detail ->> 'amount', '') || ' ' || coalesce(t.detail ->> 'currency', ''),
    to_char((t.detail ->> 'end')::timestamptz at time zone 'utc', 'YYYY-MM-DD HH24:MI "UTC"'),
    coalesce(t.detail ->> 'bridge', t.detail ->> 'node', '')))::text as letter
from taken t
join account a on a.id = t.account
order by t.id
