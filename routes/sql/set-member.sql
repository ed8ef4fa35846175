-- members-set: an owner gives an account a part. Answers it, nothing when owner, node or account is not there.
with asked as (
  select node_number(cast(:#${header.id} as text)) as node, cast(:#${header.accountId} as uuid) as account,
    cast(:#${body} as jsonb) ->> 'role' as role
),
given as (
  insert into membership as m (node, account, role)
  select asked.node, asked.account, asked.role
  from asked
  join node_right r on r.node = asked.node and r.role = 'OWNER' and r.account = cast(:#${bean:currentAccount.id} as uuid)
  join account a on a.id = asked.account and a.erased_at is null
  where asked.account <> r.account
  on conflict (node, account) do update set role = excluded.role
  returning m.*
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select cast(:#${bean:currentAccount.id} as text), 'set-member', node_key(node), 'owner', cast(:#${bean:currentAccount.ip} as inet),
    jsonb_build_object('account', account, 'role', role)
  from given
)
select json_strip_nulls(json_build_object('account', g.account, 'alias', a.alias, 'role', g.role))::text
from given g
join account a on a.id = g.account
