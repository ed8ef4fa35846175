-- bridges-store-spools: make bridge_gap say what is missing now. What arrived after all is no
-- gap any more; a gap that grew keeps the time at which it was first seen.
-- Parameters are arrays of equal length, one element per spool.
with spool as materialized (
  select
    s.bridge, s.spool,
    s.dropped_full - s.settled as full_spool,
    s.dropped_expired - s.settled - s.dropped_full as expired,
    s.dropped_corrupt - s.settled - s.dropped_full - s.dropped_expired as corrupt,
    s.dropped_other - s.settled - s.dropped_full - s.dropped_expired - s.dropped_corrupt as other,
    int8multirange(int8range(1, s.floor)) - s.settled
      - s.dropped_full - s.dropped_expired - s.dropped_corrupt - s.dropped_other as unexplained
  from bridge_spool s
  join unnest(cast(:#spool_bridge as text[]), cast(:#spool as text[])) as u (bridge, spool) using (bridge, spool)
),
missing as materialized (
  select s.bridge, s.spool, m.reason, lower(r) as first, upper(r) - 1 as last
  from spool s,
    lateral (values
      ('full', s.full_spool), ('expired', s.expired), ('corrupt', s.corrupt), ('other', s.other),
      ('unexplained', s.unexplained)) as m (reason, ranges),
    unnest(m.ranges) as r
),
closed as (
  delete from bridge_gap g
  using spool s
  where g.bridge = s.bridge and g.spool = s.spool
    and not exists (
      select 1 from missing m
      where m.bridge = g.bridge and m.spool = g.spool and m.reason = g.reason and m.first = g.first and m.last = g.last
    )
)
insert into bridge_gap (bridge, spool, reason, first, last, detected_at)
select m.bridge, m.spool, m.reason, m.first, m.last,
  coalesce(
    (select min(g.detected_at) from bridge_gap g
     where g.bridge = m.bridge and g.spool = m.spool and g.first <= m.last and g.last >= m.first),
    now())
from missing m
order by m.bridge, m.spool, m.reason, m.first
on conflict do nothing
