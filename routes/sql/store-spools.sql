-- dead-letters-store, settled-store: note which positions of spools are settled, in the transaction that
-- settles them. Parameters are arrays of equal length, one element per position; repetitions do no harm.
insert into bridge_spool as s (bridge, spool, settled)
select spool_bridge, spool, range_agg(int8range(seq, seq, '[]'))
from unnest(
    cast(:#spool_bridge as text[]),
    cast(:#spool as text[]),
    cast(:#seq as bigint[])
  ) as u (spool_bridge, spool, seq)
group by spool_bridge, spool
order by spool_bridge, spool
on conflict (bridge, spool) do update set
  settled = s.settled + excluded.settled, version = s.version + 1, touched_at = now()
