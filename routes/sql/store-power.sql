-- uplink-store: keep power readings; the newest row and the rollups follow from rows really inserted.
-- Parameters are arrays of equal length, one element per reading, unique by (node, time, source).
-- Answers the ordinals of the readings that became the newest of their node (what live viewers see).
with given as materialized (
  select ord, node, to_timestamp(time / 1000::double precision) as time, source, time_quality, flags,
    to_timestamp(received_at / 1000::double precision) as received_at,
    ch1_voltage, ch1_current, ch2_voltage, ch2_current, ch3_voltage, ch3_current,
    ch4_voltage, ch4_current, ch5_voltage, ch5_current, ch6_voltage, ch6_current,
    ch7_voltage, ch7_current, ch8_voltage, ch8_current
  from unnest(
      cast(:#ord as integer[]),
      cast(:#node as bigint[]),
      cast(:#time as bigint[]),
      cast(:#source as bigint[]),
      cast(:#time_quality as smallint[]),
      cast(:#flags as integer[]),
      cast(:#received_at as bigint[]),
      cast(:#ch1_voltage as double precision[]),
      cast(:#ch1_current as double precision[]),
      cast(:#ch2_voltage as double precision[]),
      cast(:#ch2_current as double precision[]),
      cast(:#ch3_voltage as double precision[]),
      cast(:#ch3_current as double precision[]),
      cast(:#ch4_voltage as double precision[]),
      cast(:#ch4_current as double precision[]),
      cast(:#ch5_voltage as double precision[]),
      cast(:#ch5_current as double precision[]),
      cast(:#ch6_voltage as double precision[]),
      cast(:#ch6_current as double precision[]),
      cast(:#ch7_voltage as double precision[]),
      cast(:#ch7_current as double precision[]),
      cast(:#ch8_voltage as double precision[]),
      cast(:#ch8_current as double precision[])
    ) as u (
      ord, node, time, source, time_quality, flags, received_at,
      ch1_voltage, ch1_current, ch2_voltage, ch2_current, ch3_voltage, ch3_current,
      ch4_voltage, ch4_current, ch5_voltage, ch5_current, ch6_voltage, ch6_current,
      ch7_voltage, ch7_current, ch8_voltage, ch8_current)
),
inserted as (
  insert into power_reading (
    node, time, source, time_quality, flags, received_at, ch1_voltage, ch1_current,
    ch2_voltage, ch2_current, ch3_voltage, ch3_current, ch4_voltage, ch4_current,
    ch5_voltage, ch5_current, ch6_voltage, ch6_current, ch7_voltage, ch7_current,
    ch8_voltage, ch8_current)
  select
    node, time, source, time_quality, flags, received_at, ch1_voltage, ch1_current,
    ch2_voltage, ch2_current, ch3_voltage, ch3_current, ch4_voltage, ch4_current,
    ch5_voltage, ch5_current, ch6_voltage, ch6_current, ch7_voltage, ch7_current,
    ch8_voltage, ch8_current
  from given
  order by node, time, source
  on conflict do nothing
  returning *
),
newest as (
  -- power_latest has the columns of power_reading, in their order.
  insert into power_latest as l
  select distinct on (node) * from inserted order by node, time desc, source
  on conflict (node) do update set
    time = excluded.time, source = excluded.source, time_quality = excluded.time_quality,
    flags = excluded.flags, received_at = excluded.received_at,
    ch1_voltage = excluded.ch1_voltage, ch1_current = excluded.ch1_current,
    ch2_voltage = excluded.ch2_voltage, ch2_current = excluded.ch2_current,
    ch3_voltage = excluded.ch3_voltage, ch3_current = excluded.ch3_current,
    ch4_voltage = excluded.ch4_voltage, ch4_current = excluded.ch4_current,
    ch5_voltage = excluded.ch5_voltage, ch5_current = excluded.ch5_current,
    ch6_voltage = excluded.ch6_voltage, ch6_current = excluded.ch6_current,
    ch7_voltage = excluded.ch7_voltage, ch7_current = excluded.ch7_current,
    ch8_voltage = excluded.ch8_voltage, ch8_current = excluded.ch8_current
  where excluded.time > l.time
  returning l.node, l.time, l.source
),
-- Flag bits 1 (range) and 16 (sensor fault) keep a row out of the means; it stays in power_reading.
sound as (
  select * from inserted where (flags & 17) = 0
),
hourly as (
  insert into power_hourly as h (
    node, bucket, n, ch1_voltage_n, ch1_voltage_sum, ch1_voltage_min, ch1_voltage_max,
    ch1_current_n, ch1_current_sum, ch1_current_min, ch1_current_max, ch2_voltage_n,
    ch2_voltage_sum, ch2_voltage_min, ch2_voltage_max, ch2_current_n, ch2_current_sum,
    ch2_current_min, ch2_current_max, ch3_voltage_n, ch3_voltage_sum, ch3_voltage_min,
    ch3_voltage_max, ch3_current_n, ch3_current_sum, ch3_current_min, ch3_current_max)
  select
    node,
    date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*),
    count(ch1_voltage),
    sum(ch1_voltage::double precision),
    min(ch1_voltage),
    max(ch1_voltage),
    count(ch1_current),
    sum(ch1_current::double precision),
    min(ch1_current),
    max(ch1_current),
    count(ch2_voltage),
    sum(ch2_voltage::double precision),
    min(ch2_voltage),
    max(ch2_voltage),
    count(ch2_current),
    sum(ch2_current::double precision),
    min(ch2_current),
    max(ch2_current),
    count(ch3_voltage),
    sum(ch3_voltage::double precision),
    min(ch3_voltage),
    max(ch3_voltage),
    count(ch3_current),
    sum(ch3_current::double precision),
    min(ch3_current),
    max(ch3_current)
  from sound
  group by 1, 2
  order by 1, 2
  on conflict (node, bucket) do update set
    n = h.n + excluded.n,
    ch1_voltage_n = coalesce(h.ch1_voltage_n, 0) + excluded.ch1_voltage_n,
    ch1_voltage_sum = coalesce(h.ch1_voltage_sum + excluded.ch1_voltage_sum, h.ch1_voltage_sum, excluded.ch1_voltage_sum),
    ch1_voltage_min = least(h.ch1_voltage_min, excluded.ch1_voltage_min),
    ch1_voltage_max = greatest(h.ch1_voltage_max, excluded.ch1_voltage_max),
    ch1_current_n = coalesce(h.ch1_current_n, 0) + excluded.ch1_current_n,
    ch1_current_sum = coalesce(h.ch1_current_sum + excluded.ch1_current_sum, h.ch1_current_sum, excluded.ch1_current_sum),
    ch1_current_min = least(h.ch1_current_min, excluded.ch1_current_min),
    ch1_current_max = greatest(h.ch1_current_max, excluded.ch1_current_max),
    ch2_voltage_n = coalesce(h.ch2_voltage_n, 0) + excluded.ch2_voltage_n,
    ch2_voltage_sum = coalesce(h.ch2_voltage_sum + excluded.ch2_voltage_sum, h.ch2_voltage_sum, excluded.ch2_voltage_sum),
    ch2_voltage_min = least(h.ch2_voltage_min, excluded.ch2_voltage_min),
    ch2_voltage_max = greatest(h.ch2_voltage_max, excluded.ch2_voltage_max),
    ch2_current_n = coalesce(h.ch2_current_n, 0) + excluded.ch2_current_n,
    ch2_current_sum = coalesce(h.ch2_current_sum + excluded.ch2_current_sum, h.ch2_current_sum, excluded.ch2_current_sum),
    ch2_current_min = least(h.ch2_current_min, excluded.ch2_current_min),
    ch2_current_max = greatest(h.ch2_current_max, excluded.ch2_current_max),
    ch3_voltage_n = coalesce(h.ch3_voltage_n, 0) + excluded.ch3_voltage_n,
    ch3_voltage_sum = coalesce(h.ch3_voltage_sum + excluded.ch3_voltage_sum, h.ch3_voltage_sum, excluded.ch3_voltage_sum),
    ch3_voltage_min = least(h.ch3_voltage_min, excluded.ch3_voltage_min),
    ch3_voltage_max = greatest(h.ch3_voltage_max, excluded.ch3_voltage_max),
    ch3_current_n = coalesce(h.ch3_current_n, 0) + excluded.ch3_current_n,
    ch3_current_sum = coalesce(h.ch3_current_sum + excluded.ch3_current_sum, h.ch3_current_sum, excluded.ch3_current_sum),
    ch3_current_min = least(h.ch3_current_min, excluded.ch3_current_min),
    ch3_current_max = greatest(h.ch3_current_max, excluded.ch3_current_max)
),
daily as (
  insert into power_daily as h (
    node, bucket, n, ch1_voltage_n, ch1_voltage_sum, ch1_voltage_min, ch1_voltage_max,
    ch1_current_n, ch1_current_sum, ch1_current_min, ch1_current_max, ch2_voltage_n,
    ch2_voltage_sum, ch2_voltage_min, ch2_voltage_max, ch2_current_n, ch2_current_sum,
    ch2_current_min, ch2_current_max, ch3_voltage_n, ch3_voltage_sum, ch3_voltage_min,
    ch3_voltage_max, ch3_current_n, ch3_current_sum, ch3_current_min, ch3_current_max)
  select
    node,
    date_bin('1 day', time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*),
    count(ch1_voltage),
    sum(ch1_voltage::double precision),
    min(ch1_voltage),
    max(ch1_voltage),
    count(ch1_current),
    sum(ch1_current::double precision),
    min(ch1_current),
    max(ch1_current),
    count(ch2_voltage),
    sum(ch2_voltage::double precision),
    min(ch2_voltage),
    max(ch2_voltage),
    count(ch2_current),
    sum(ch2_current::double precision),
    min(ch2_current),
    max(ch2_current),
    count(ch3_voltage),
    sum(ch3_voltage::double precision),
    min(ch3_voltage),
    max(ch3_voltage),
    count(ch3_current),
    sum(ch3_current::double precision),
    min(ch3_current),
    max(ch3_current)
  from sound
  group by 1, 2
  order by 1, 2
  on conflict (node, bucket) do update set
    n = h.n + excluded.n,
    ch1_voltage_n = coalesce(h.ch1_voltage_n, 0) + excluded.ch1_voltage_n,
    ch1_voltage_sum = coalesce(h.ch1_voltage_sum + excluded.ch1_voltage_sum, h.ch1_voltage_sum, excluded.ch1_voltage_sum),
    ch1_voltage_min = least(h.ch1_voltage_min, excluded.ch1_voltage_min),
    ch1_voltage_max = greatest(h.ch1_voltage_max, excluded.ch1_voltage_max),
    ch1_current_n = coalesce(h.ch1_current_n, 0) + excluded.ch1_current_n,
    ch1_current_sum = coalesce(h.ch1_current_sum + excluded.ch1_current_sum, h.ch1_current_sum, excluded.ch1_current_sum),
    ch1_current_min = least(h.ch1_current_min, excluded.ch1_current_min),
    ch1_current_max = greatest(h.ch1_current_max, excluded.ch1_current_max),
    ch2_voltage_n = coalesce(h.ch2_voltage_n, 0) + excluded.ch2_voltage_n,
    ch2_voltage_sum = coalesce(h.ch2_voltage_sum + excluded.ch2_voltage_sum, h.ch2_voltage_sum, excluded.ch2_voltage_sum),
    ch2_voltage_min = least(h.ch2_voltage_min, excluded.ch2_voltage_min),
    ch2_voltage_max = greatest(h.ch2_voltage_max, excluded.ch2_voltage_max),
    ch2_current_n = coalesce(h.ch2_current_n, 0) + excluded.ch2_current_n,
    ch2_current_sum = coalesce(h.ch2_current_sum + excluded.ch2_current_sum, h.ch2_current_sum, excluded.ch2_current_sum),
    ch2_current_min = least(h.ch2_current_min, excluded.ch2_current_min),
    ch2_current_max = greatest(h.ch2_current_max, excluded.ch2_current_max),
    ch3_voltage_n = coalesce(h.ch3_voltage_n, 0) + excluded.ch3_voltage_n,
    ch3_voltage_sum = coalesce(h.ch3_voltage_sum + excluded.ch3_voltage_sum, h.ch3_voltage_sum, excluded.ch3_voltage_sum),
    ch3_voltage_min = least(h.ch3_voltage_min, excluded.ch3_voltage_min),
    ch3_voltage_max = greatest(h.ch3_voltage_max, excluded.ch3_voltage_max),
    ch3_current_n = coalesce(h.ch3_current_n, 0) + excluded.ch3_current_n,
    ch3_current_sum = coalesce(h.ch3_current_sum + excluded.ch3_current_sum, h.ch3_current_sum, excluded.ch3_current_sum),
    ch3_current_min = least(h.ch3_current_min, excluded.ch3_current_min),
    ch3_current_max = greatest(h.ch3_current_max, excluded.ch3_current_max)
)
select g.ord
from given g
join newest using (node, time, source)
order by g.ord
