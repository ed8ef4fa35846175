-- accounts-reset: a link for someone who cannot sign in, handed over by an operator; nothing for an unknown account.
-- chr(35) is the number sign, which camel-sql would take for a parameter.
with secret as materialized (
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') as token
),
kept as (
  insert into account_token (hash, account, purpose, expires_at)
  select sha256(convert_to(token, 'UTF8')), a.id, 'reset', now() + interval '24 hours'
  from secret, account a
  where a.id = cast(:#${header.id} as uuid) and a.erased_at is null and a.issuer is null
  returning account, expires_at
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select cast(:#${bean:currentAccount.id} as text), 'hand-out-reset', account::text, 'operator',
    cast(:#${bean:currentAccount.ip} as inet)
  from kept
)
select json_build_object('path', '/reset' || chr(35) || token, 'expiresAt', iso_time(expires_at))::text
from kept, secret
