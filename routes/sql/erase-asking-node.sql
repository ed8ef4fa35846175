-- inbound-handle: all that is known of a node that says !forget. The parameter is {node, hash}.
with asked as (
  select (value ->> 'node')::bigint as node, value ->> 'hash' as hash
  from (select cast(:#${body} as jsonb) as value) b
),
gone as (
  select hash, erase_node(node, hash) from asked
)
insert into audit_event (actor, action, object, rule)
select 'node', 'erase-node', left(hash, 16), 'text from the node' from gone
