-- uplink-store: keep health readings; the newest row and the rollups follow from rows really inserted.
-- Parameters are arrays of equal length, one element per reading, unique by (node, time, source).
-- Answers the ordinals of the readings that became the newest of their node (what live viewers see).
with given as materialized (
  select ord, node, to_timestamp(time / 1000::double precision) as time, source, time_quality, flags,
    to_timestamp(received_at / 1000::double precision) as received_at,
    heart_bpm, spo2, temperature
  from unnest(
      cast(:#ord as integer[]),
      cast(:#node as bigint[]),
      cast(:#time as bigint[]),
      cast(:#source as bigint[]),
      cast(:#time_quality as smallint[]),
      cast(:#flags as integer[]),
      cast(:#received_at as bigint[]),
      cast(:#heart_bpm as double precision[]),
      cast(:#spo2 as double precision[]),
      cast(:#temperature as double precision[])
    ) as u (
      ord, node, time, source, time_quality, flags, received_at,
      heart_bpm, spo2, temperature)
),
inserted as (
  insert into health_reading (
    node, time, source, time_quality, flags, received_at, heart_bpm, spo2, temperature)
  select
    node, time, source, time_quality, flags, received_at, heart_bpm, spo2, temperature
  from given
  order by node, time, source
  on conflict do nothing
  returning *
),
newest as (
  -- health_latest has the columns of health_reading, in their order.
  insert into health_latest as l
  select distinct on (node) * from inserted order by node, time desc, source
  on conflict (node) do update set
    time = excluded.time, source = excluded.source, time_quality = excluded.time_quality,
    flags = excluded.flags, received_at = excluded.received_at,
    heart_bpm = excluded.heart_bpm, spo2 = excluded.spo2,
    temperature = excluded.temperature
  where excluded.time > l.time
  returning l.node, l.time, l.source
)
select g.ord
from given g
join newest using (node, time, source)
order by g.ord
