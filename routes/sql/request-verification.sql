-- account-proof-request: answers what is to be mailed: nothing for an unknown or proven address, nor after five letters a day.
with secret as materialized (
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') as token
),
found as (
  select id, email, locale
  from account a
  where lower(email) = lower(cast(:#${body} as jsonb) ->> 'email') and issuer is null and email_verified_at is null
    and (select count(*) from account_token where account = a.id and purpose = 'verify' and expires_at > now()) < 5
),
kept as (
  insert into account_token (hash, account, purpose, email, expires_at)
  select sha256(convert_to(token, 'UTF8')), id, 'verify', email, now() + interval '24 hours'
  from found, secret
)
select json_build_object('letter', 'verify', 'to', email, 'locale', locale, 'token', token)::text
from found, secret
