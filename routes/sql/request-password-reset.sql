-- account-links-request-reset: answers what is to be mailed, nothing for an unknown address.
with secret as materialized (
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') as token
),
found as (
  select id, email, locale
  from account
  where lower(email) = lower(cast(:#${body} as jsonb) ->> 'email') and issuer is null
),
kept as (
  insert into account_token (hash, account, purpose, email, expires_at)
  select sha256(convert_to(token, 'UTF8')), id, 'reset', email, now() + interval '30 minutes'
  from found, secret
)
select json_build_object('letter', 'reset', 'to', email, 'locale', locale, 'token', token)::text
from found, secret
