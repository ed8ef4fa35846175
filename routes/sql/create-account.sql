-- account-api-create: makes an account, or nothing when the address has one; answers what is to be mailed.
with asked as (
  select cast(:#${body} as jsonb) as value
),
made as (
  insert into account (email, password_hash, alias, locale)
  select value ->> 'email', value ->> 'passwordHash', value ->> 'alias', value ->> 'locale'
  from asked
  on conflict do nothing
  returning id, email, locale
),
secret as materialized (
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') as token
),
kept as (
  insert into account_token (hash, account, purpose, email, expires_at)
  select sha256(convert_to(token, 'UTF8')), id, 'verify', email, now() + interval '24 hours'
  from made, secret
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select id::text, 'create-account', id::text, 'self', cast(:#${bean:currentAccount.ip} as inet)
  from made
)
select json_build_object('letter', 'verify', 'to', email, 'locale', locale, 'token', token)::text
from made, secret
union all
select json_build_object('letter', 'known', 'to', a.email, 'locale', a.locale)::text
from asked, account a
where lower(a.email) = lower(value ->> 'email') and a.issuer is null
limit 1
