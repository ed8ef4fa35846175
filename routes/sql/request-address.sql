-- account-api-change-address: where mail is sent a new address waits for its proof; answers what is to be mailed.
with asked as (
  select cast(:#${body} as jsonb) ->> 'email' as email
),
secret as materialized (
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') as token
),
kept as (
  insert into account_token (hash, account, purpose, email, expires_at)
  select sha256(convert_to(token, 'UTF8')), cast(:#${bean:currentAccount.id} as uuid), 'verify', email, now() + interval '24 hours'
  from asked, secret
)
select json_build_object('letter', 'verify', 'to', asked.email, 'locale', a.locale, 'token', token)::text
from asked, secret, account a
where a.id = cast(:#${bean:currentAccount.id} as uuid)
