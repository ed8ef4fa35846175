-- channels-api-assign: an operator files a text into the conversation of the account with a name. Noted in the audit log.
with asked as (
  select
    cast(:#${header.id} as uuid) as id,
    account_by_name(cast(cast(:#${body} as jsonb)->>'alias' as text)) as account
),
filed as (
  update message m set account = a.account, updated_at = now()
  from asked a
  where m.id = a.id and a.account is not null and m.account is null and m.direction = 'in' and m.channel is null
  returning m.*
),
told as (
  insert into message_event (message, account, state, what, actor, source, bridge)
  select id, account, 'received', 'received', 'hub', 'reported', bridge from filed
),
shown as (
  insert into conversation as c (account, node, last_message_at)
  select account, node, now() from filed
  on conflict (account, node) do update set last_message_at = excluded.last_message_at
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select cast(:#${bean:currentAccount.actor} as text), 'assign-text', id::text, 'operator',
    cast(:#${bean:currentAccount.ip} as inet)
  from filed
)
select message_document(m)::text from filed f join message m on m.id = f.id
