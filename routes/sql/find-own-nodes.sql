-- consent-learn: nodes of our stations, the radios of our enrolled bridges, and what owners say of claimed nodes.
-- What an owner said holds on while a claim rests, or whoever says another key in the node's name could lift it.
select sn.node, 'station' as kind, cast(null as boolean) as consent, cast(null as integer) as precision_bits
from station_node sn
where sn.valid_from <= now() and (sn.valid_to is null or sn.valid_to > now())
union all
select b.node, 'bridge', null, null
from bridge b
where b.enrolled and b.node is not null
union all
select c.node, 'owned', c.consent, c.precision_bits
from claimed_node c
join node n on n.num = c.node and n.public_key = c.public_key
where c.consent is not null or c.precision_bits is not null
