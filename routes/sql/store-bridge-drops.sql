-- bridges-store-spools: add up what bridges report as dropped, by reason.
-- Parameters are arrays of equal length, one element per range; repetitions do no harm.
update bridge_spool s
set
  dropped_full = s.dropped_full + coalesce(d.dropped_full, '{}'),
  dropped_expired = s.dropped_expired + coalesce(d.dropped_expired, '{}'),
  dropped_corrupt = s.dropped_corrupt + coalesce(d.dropped_corrupt, '{}'),
  dropped_other = s.dropped_other + coalesce(d.dropped_other, '{}')
from (
  select
    drop_bridge, drop_spool,
    range_agg(int8range(drop_first, drop_last, '[]')) filter (where drop_reason = 'full') as dropped_full,
    range_agg(int8range(drop_first, drop_last, '[]')) filter (where drop_reason = 'expired') as dropped_expired,
    range_agg(int8range(drop_first, drop_last, '[]')) filter (where drop_reason = 'corrupt') as dropped_corrupt,
    range_agg(int8range(drop_first, drop_last, '[]')) filter (where drop_reason = 'other') as dropped_other
  from unnest(
      cast(:#drop_bridge as text[]),
      cast(:#drop_spool as text[]),
      cast(:#drop_first as bigint[]),
      cast(:#drop_last as bigint[]),
      cast(:#drop_reason as text[])
    ) as u (drop_bridge, drop_spool, drop_first, drop_last, drop_reason)
  group by drop_bridge, drop_spool
) d
where s.bridge = d.drop_bridge and s.spool = d.drop_spool
