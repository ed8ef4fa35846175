-- uplink-store: who brings the packets. A stock gateway is named by its node id until it is enrolled.
-- A bridge that has told nothing yet is bound to the radio of its first packet; from then on only an operator rebinds it.
-- Parameters are arrays of equal length, one element per bridge.
insert into bridge as b (id, node, region, first_heard, last_heard)
select
  id, node, region,
  to_timestamp(heard_at / 1000::double precision),
  to_timestamp(heard_at / 1000::double precision)
from unnest(
    cast(:#id as text[]),
    cast(:#node as bigint[]),
    cast(:#region as text[]),
    cast(:#heard_at as bigint[])
  ) as u (id, node, region, heard_at)
order by id
on conflict (id) do update set
  node = coalesce(b.node, excluded.node),
  region = coalesce(excluded.region, b.region),
  first_heard = least(b.first_heard, excluded.first_heard),
  last_heard = greatest(b.last_heard, excluded.last_heard)
