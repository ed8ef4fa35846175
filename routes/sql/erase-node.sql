-- privacy-erase-node: all that is known of a node, for its owner; answers how many nodes that were. Its number stays as a
-- keyed hash, so that nothing of it is taken again.
with target as (
  select r.node
  from node_right r
  where r.node = node_number(cast(:#${header.id} as text)) and r.role = 'OWNER'
    and r.account = cast(:#${bean:currentAccount.id} as uuid)
),
gone as (
  select erase_node(node, cast(:#${body} as text)) from target
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select cast(:#${bean:currentAccount.id} as text), 'erase-node', left(cast(:#${body} as text), 16), 'owner',
    cast(cast(:#${bean:currentAccount.ip} as text) as inet)
  from gone
)
select count(*) from gone
