-- quality-judge: the newest reading of a station is compared with the newest ones within 30 km and an hour (bit 8).
-- Robust z-score by median and median absolute deviation, over 3.5, of at least four neighbours (Iglewicz and Hoaglin 1993).
-- Temperature is compared at sea level by 6.5 K/km, pressure reduced to it (ISO 2533), so both need an altitude.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-quality')) as held
),
standing as materialized (
  select l.node, l.time, l.source, l.received_at, l.flags, n.latitude, n.longitude, v.metric, v.value
  from mine
  join environment_latest l on mine.held and l.time > now() - interval '2 hours' and l.flags & (1 + 16) = 0
  join node n on n.num = l.node and n.latitude is not null and not n.ignored
  cross join lateral (
    values
      ('temperature', l.temperature + 0.0065 * n.altitude),
      ('humidity', l.relative_humidity),
      ('pressure', l.barometric_pressure
        * power(1 - 0.0065 * n.altitude / (coalesce(l.temperature, 15) + 0.0065 * n.altitude + 273.15), -5.257))
  ) as v (metric, value)
  where v.value is not null
),
recent as materialized (
  select s.*, q.neighbour_spread
  from standing s
  join quality_limit q on q.metric = s.metric and q.neighbour_spread is not null
  where s.received_at > now() - interval '2 minutes' and s.flags & 8 = 0
  order by s.received_at desc
  limit 1500
),
around as materialized (
  select r.node, r.time, r.source, r.metric, r.value, r.neighbour_spread, s.value as other
  from recent r
  join standing s on s.metric = r.metric and s.node <> r.node
    and s.time between r.time - interval '1 hour' and r.time + interval '1 hour'
    -- A degree of latitude is 111 km: most of the others fall out before their distance is computed.
    and s.latitude between r.latitude - 0.27 and r.latitude + 0.27
    and distance_km(r.latitude, r.longitude, s.latitude, s.longitude) <= 30
),
middle as (
  select node, time, source, metric, value, neighbour_spread,
    percentile_cont(0.5) within group (order by other) as median
  from around
  group by node, time, source, metric, value, neighbour_spread
  having count(*) >= 4
),
odd as (
  select m.node, m.time, m.source
  from middle m
  join around a using (node, time, source, metric)
  group by m.node, m.time, m.source, m.metric, m.value, m.median, m.neighbour_spread
  having abs(m.value - m.median)
    > 3.5 * greatest(m.neighbour_spread, 1.4826 * percentile_cont(0.5) within group (order by abs(a.other - m.median)))
),
marked as (
  update environment_reading r set flags = r.flags | 8
  from (select distinct node, time, source from odd) o
  where r.node = o.node and r.time = o.time and r.source = o.source
  returning r.node, r.time, r.source
),
-- In the order of uplink, which locks the same rows.
newest as materialized (
  select l.node
  from environment_latest l
  join marked m on m.node = l.node and m.time = l.time and m.source = l.source
  order by l.node
  for update of l
)
update environment_latest l set flags = l.flags | 8
from newest n
where l.node = n.node
