-- token-api-create: makes a token and answers it this once; nothing when the account has 20.
with asked as (
  select cast(:#${body} as jsonb) as value
),
owner as (
  select id from account where id = cast(:#${bean:currentAccount.id} as uuid) for update
),
secret as materialized (
  select 'kosmo_' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') as token
),
made as (
  insert into personal_token (account, name, hash, hint, scopes, expires_at)
  select
    owner.id,
    value ->> 'name',
    sha256(convert_to(token, 'UTF8')),
    right(token, 4),
    array(select jsonb_array_elements_text(value -> 'scopes')),
    now() + cast(value ->> 'expiresIn' as interval)
  from asked, owner, secret
  where (select count(*) from personal_token t where t.account = owner.id) < 20
  returning *
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select account::text, 'create-token', id::text, 'self', cast(:#${bean:currentAccount.ip} as inet),
    jsonb_build_object('name', name, 'scopes', to_jsonb(scopes))
  from made
)
select json_strip_nulls(json_build_object(
  'id', id,
  'name', name,
  'hint', hint,
  'scopes', scopes,
  'createdAt', iso_time(created_at),
  'expiresAt', iso_time(expires_at),
  'token', token
))::text
from made, secret
