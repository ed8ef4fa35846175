-- bridges-store-spools: keep what bridges report of their spools.
-- Parameters are arrays of equal length, one element per spool.
insert into bridge_spool as s (bridge, spool, floor, next, depth, bytes)
select spool_bridge, spool, greatest(floor, 1), next, depth, bytes
from unnest(
    cast(:#spool_bridge as text[]),
    cast(:#spool as text[]),
    cast(:#floor as bigint[]),
    cast(:#next as bigint[]),
    cast(:#depth as bigint[]),
    cast(:#bytes as bigint[])
  ) as u (spool_bridge, spool, floor, next, depth, bytes)
order by spool_bridge, spool
on conflict (bridge, spool) do update set
  floor = excluded.floor, next = excluded.next, depth = excluded.depth, bytes = excluded.bytes, touched_at = now()
