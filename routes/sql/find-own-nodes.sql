-- consent-refresh: nodes of our stations, and the radios of our enrolled bridges.
select sn.node, 'station' as kind
from station_node sn
where sn.valid_from <= now() and (sn.valid_to is null or sn.valid_to > now())
union all
select b.node, 'bridge' as kind
from bridge b
where b.enrolled and b.node is not null
