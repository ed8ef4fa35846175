-- gateway-admin-name: an operator gives a node a name for everybody. Noted in the audit log.
with asked as (
  select
    cast(:#${header.alias} as text) as alias,
    node_number(cast(cast(:#${body} as jsonb)->>'node' as text)) as node
),
named as (
  insert into node_alias (account, alias, node)
  select null, alias, node from asked
  on conflict (account, alias) do update set node = excluded.node
  returning alias, node
)
insert into audit_event (actor, action, object, rule, ip, detail)
select cast(:#${bean:currentAccount.actor} as text), 'name-node', node_key(node), 'operator',
  cast(:#${bean:currentAccount.ip} as inet), jsonb_build_object('alias', alias)
from named
