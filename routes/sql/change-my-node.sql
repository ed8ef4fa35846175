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
  returning c.node, c.consent, c.precision_bits
),
-- What was heard before is shown as the owner wants it from now on; finer positions are not kept.
shown as (
  update node n
  set published = coalesce(c.consent, n.published),
      latitude = case when c.precision_bits < coalesce(n.precision_bits, 32) then coarse_degrees(n.latitude, c.precision_bits) else n.latitude end,
      longitude = case when c.precision_bits < coalesce(n.precision_bits, 32) then coarse_degrees(n.longitude, c.precision_bits) else n.longitude end,
      precision_bits = case when c.precision_bits < coalesce(n.precision_bits, 32) then nullif(c.precision_bits, 0) else n.precision_bits end
  from changed c
  where n.num = c.node
),
places as (
  update position_fix p
  set latitude = coarse_degrees(p.latitude, c.precision_bits),
      longitude = coarse_degrees(p.longitude, c.precision_bits),
      precision_bits = c.precision_bits
  from changed c
  where p.node = c.node and c.precision_bits between 1 and coalesce(p.precision_bits, 32) - 1
),
hidden as (
  delete from position_fix p using changed c where p.node = c.node and c.precision_bits = 0
),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select cast(:#${bean:currentAccount.id} as text), 'change-node', node_key(node), 'owner', cast(:#${bean:currentAccount.ip} as inet), value
  from changed, asked
)
select count(*) from changed
