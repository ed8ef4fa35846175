-- claims-list: the nodes in which whoever asks has a part.
select json_build_object(
  'items', coalesce(json_agg(json_strip_nulls(json_build_object(
    'id', node_key(m.node),
    'role', m.role,
    'state', case when n.public_key = c.public_key and n.offered_key is null then 'active' else 'key-changed' end,
    'name', coalesce(c.name, n.long_name),
    'station', c.station,
    'inbound', c.inbound,
    'precisionBits', c.precision_bits,
    'consent', c.consent,
    'claimedAt', iso_time(c.claimed_at)
  )) order by m.node), '[]'),
  'nextCursor', null
)::text
from membership m
join claimed_node c on c.node = m.node
join node n on n.num = m.node
where m.account = cast(:#${bean:currentAccount.id} as uuid)
