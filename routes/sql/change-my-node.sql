-- claims-change: what an owner says of a node; what is absent stays. Answers how many nodes that were.
with asked as (
  select cast(:#${body} as jsonb) as value
),
changed as (
  update claimed_node c
  set name = case when jsonb_exists(value, 'name') then value ->> 'name' else c.name end,
      station = case when jsonb_exists(value, 'station') then (value ->> 'station')::bigint else c.station end,
      inbound = coalesce(value ->> 'inbound', c.inbound),
      precision_bits = case when jsonb_exists(value, 'precisionBits') then (value ->> 'precisionBits')::smallint else c.precision_bits end,
      consent = case when jsonb_exists(value, 'consent') then (value ->> 'consent')::boolean else c.consent end
  from asked, node_right r
  where c.node = node_number(cast(:#${header.id} as text))
    and r.node = c.node and r.role = 'OWNER' and r.account = cast(:#${bean:currentAccount.id} as uuid)
    and (value ->> 'station' is null or exists (select from station s where s.id = (value ->> 'station')::bigint))
  returning c.node
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select cast(:#${bean:currentAccount.id} as text), 'change-node', node_key(node), 'owner', cast(:#${bean:currentAccount.ip} as inet), value
  from changed, asked
)
select count(*) from changed
