-- token-api-delete: revokes a token of whoever asks; answers how many there were.
with gone as (
  delete from personal_token
  where id = cast(:#${header.id} as uuid) and account = cast(:#${bean:currentAccount.id} as uuid)
  returning id, account
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select account::text, 'delete-token', id::text, 'self', cast(:#${bean:currentAccount.ip} as inet)
  from gone
)
select count(*) from gone
