-- uplink-store: keep air quality readings; the newest row and the rollups follow from rows really inserted.
-- Parameters are arrays of equal length, one element per reading, unique by (node, time, source).
-- Answers the ordinals of the readings that became the newest of their node (what live viewers see).
with given as materialized (
  select ord, node, to_timestamp(time / 1000::double precision) as time, source, time_quality, flags,
    to_timestamp(received_at / 1000::double precision) as received_at,
    pm10_standard, pm25_standard, pm100_standard, pm10_environmental, pm25_environmental,
    pm100_environmental, particles_03um, particles_05um, particles_10um, particles_25um,
    particles_50um, particles_100um, co2, co2_temperature, co2_humidity, form_formaldehyde,
    form_humidity, form_temperature, pm40_standard, particles_40um, pm_temperature,
    pm_humidity, pm_voc_idx, pm_nox_idx, particles_tps, pm_status_flags
  from unnest(
      cast(:#ord as integer[]),
      cast(:#node as bigint[]),
      cast(:#time as bigint[]),
      cast(:#source as bigint[]),
      cast(:#time_quality as smallint[]),
      cast(:#flags as integer[]),
      cast(:#received_at as bigint[]),
      cast(:#pm10_standard as double precision[]),
      cast(:#pm25_standard as double precision[]),
      cast(:#pm100_standard as double precision[]),
      cast(:#pm10_environmental as double precision[]),
      cast(:#pm25_environmental as double precision[]),
      cast(:#pm100_environmental as double precision[]),
      cast(:#particles_03um as double precision[]),
      cast(:#particles_05um as double precision[]),
      cast(:#particles_10um as double precision[]),
      cast(:#particles_25um as double precision[]),
      cast(:#particles_50um as double precision[]),
      cast(:#particles_100um as double precision[]),
      cast(:#co2 as double precision[]),
      cast(:#co2_temperature as double precision[]),
      cast(:#co2_humidity as double precision[]),
      cast(:#form_formaldehyde as double precision[]),
      cast(:#form_humidity as double precision[]),
      cast(:#form_temperature as double precision[]),
      cast(:#pm40_standard as double precision[]),
      cast(:#particles_40um as double precision[]),
      cast(:#pm_temperature as double precision[]),
      cast(:#pm_humidity as double precision[]),
      cast(:#pm_voc_idx as double precision[]),
      cast(:#pm_nox_idx as double precision[]),
      cast(:#particles_tps as double precision[]),
      cast(:#pm_status_flags as double precision[])
    ) as u (
      ord, node, time, source, time_quality, flags, received_at,
      pm10_standard, pm25_standard, pm100_standard, pm10_environmental, pm25_environmental,
      pm100_environmental, particles_03um, particles_05um, particles_10um, particles_25um,
      particles_50um, particles_100um, co2, co2_temperature, co2_humidity,
      form_formaldehyde, form_humidity, form_temperature, pm40_standard, particles_40um,
      pm_temperature, pm_humidity, pm_voc_idx, pm_nox_idx, particles_tps, pm_status_flags)
),
inserted as (
  insert into air_quality_reading (
    node, time, source, time_quality, flags, received_at, pm10_standard, pm25_standard,
    pm100_standard, pm10_environmental, pm25_environmental, pm100_environmental,
    particles_03um, particles_05um, particles_10um, particles_25um, particles_50um,
    particles_100um, co2, co2_temperature, co2_humidity, form_formaldehyde, form_humidity,
    form_temperature, pm40_standard, particles_40um, pm_temperature, pm_humidity,
    pm_voc_idx, pm_nox_idx, particles_tps, pm_status_flags)
  select
    node, time, source, time_quality, flags, received_at, pm10_standard, pm25_standard,
    pm100_standard, pm10_environmental, pm25_environmental, pm100_environmental,
    particles_03um, particles_05um, particles_10um, particles_25um, particles_50um,
    particles_100um, co2, co2_temperature, co2_humidity, form_formaldehyde, form_humidity,
    form_temperature, pm40_standard, particles_40um, pm_temperature, pm_humidity,
    pm_voc_idx, pm_nox_idx, particles_tps, pm_status_flags
  from given
  order by node, time, source
  on conflict do nothing
  returning *
),
newest as (
  -- air_quality_latest has the columns of air_quality_reading, in their order.
  insert into air_quality_latest as l
  select distinct on (node) * from inserted order by node, time desc, source
  on conflict (node) do update set
    time = excluded.time, source = excluded.source, time_quality = excluded.time_quality,
    flags = excluded.flags, received_at = excluded.received_at,
    pm10_standard = excluded.pm10_standard, pm25_standard = excluded.pm25_standard,
    pm100_standard = excluded.pm100_standard,
    pm10_environmental = excluded.pm10_environmental,
    pm25_environmental = excluded.pm25_environmental,
    pm100_environmental = excluded.pm100_environmental,
    particles_03um = excluded.particles_03um, particles_05um = excluded.particles_05um,
    particles_10um = excluded.particles_10um, particles_25um = excluded.particles_25um,
    particles_50um = excluded.particles_50um, particles_100um = excluded.particles_100um,
    co2 = excluded.co2, co2_temperature = excluded.co2_temperature,
    co2_humidity = excluded.co2_humidity, form_formaldehyde = excluded.form_formaldehyde,
    form_humidity = excluded.form_humidity, form_temperature = excluded.form_temperature,
    pm40_standard = excluded.pm40_standard, particles_40um = excluded.particles_40um,
    pm_temperature = excluded.pm_temperature, pm_humidity = excluded.pm_humidity,
    pm_voc_idx = excluded.pm_voc_idx, pm_nox_idx = excluded.pm_nox_idx,
    particles_tps = excluded.particles_tps, pm_status_flags = excluded.pm_status_flags
  where excluded.time > l.time
  returning l.node, l.time, l.source
),
-- Flag bits 1 (range) and 16 (sensor fault) keep a row out of the means; it stays in air_quality_reading.
sound as (
  select * from inserted where (flags & 17) = 0
),
hourly as (
  insert into air_quality_hourly as h (
    node, bucket, n, pm10_standard_n, pm10_standard_sum, pm10_standard_min,
    pm10_standard_max, pm25_standard_n, pm25_standard_sum, pm25_standard_min,
    pm25_standard_max, pm100_standard_n, pm100_standard_sum, pm100_standard_min,
    pm100_standard_max, co2_n, co2_sum, co2_min, co2_max, pm_voc_idx_n, pm_voc_idx_sum,
    pm_voc_idx_min, pm_voc_idx_max, pm_nox_idx_n, pm_nox_idx_sum, pm_nox_idx_min,
    pm_nox_idx_max)
  select
    node,
    date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*),
    count(pm10_standard),
    sum(pm10_standard::double precision),
    min(pm10_standard),
    max(pm10_standard),
    count(pm25_standard),
    sum(pm25_standard::double precision),
    min(pm25_standard),
    max(pm25_standard),
    count(pm100_standard),
    sum(pm100_standard::double precision),
    min(pm100_standard),
    max(pm100_standard),
    count(co2),
    sum(co2::double precision),
    min(co2),
    max(co2),
    count(pm_voc_idx),
    sum(pm_voc_idx::double precision),
    min(pm_voc_idx),
    max(pm_voc_idx),
    count(pm_nox_idx),
    sum(pm_nox_idx::double precision),
    min(pm_nox_idx),
    max(pm_nox_idx)
  from sound
  group by 1, 2
  order by 1, 2
  on conflict (node, bucket) do update set
    n = h.n + excluded.n,
    pm10_standard_n = coalesce(h.pm10_standard_n, 0) + excluded.pm10_standard_n,
    pm10_standard_sum = coalesce(h.pm10_standard_sum + excluded.pm10_standard_sum, h.pm10_standard_sum, excluded.pm10_standard_sum),
    pm10_standard_min = least(h.pm10_standard_min, excluded.pm10_standard_min),
    pm10_standard_max = greatest(h.pm10_standard_max, excluded.pm10_standard_max),
    pm25_standard_n = coalesce(h.pm25_standard_n, 0) + excluded.pm25_standard_n,
    pm25_standard_sum = coalesce(h.pm25_standard_sum + excluded.pm25_standard_sum, h.pm25_standard_sum, excluded.pm25_standard_sum),
    pm25_standard_min = least(h.pm25_standard_min, excluded.pm25_standard_min),
    pm25_standard_max = greatest(h.pm25_standard_max, excluded.pm25_standard_max),
    pm100_standard_n = coalesce(h.pm100_standard_n, 0) + excluded.pm100_standard_n,
    pm100_standard_sum = coalesce(h.pm100_standard_sum + excluded.pm100_standard_sum, h.pm100_standard_sum, excluded.pm100_standard_sum),
    pm100_standard_min = least(h.pm100_standard_min, excluded.pm100_standard_min),
    pm100_standard_max = greatest(h.pm100_standard_max, excluded.pm100_standard_max),
    co2_n = coalesce(h.co2_n, 0) + excluded.co2_n,
    co2_sum = coalesce(h.co2_sum + excluded.co2_sum, h.co2_sum, excluded.co2_sum),
    co2_min = least(h.co2_min, excluded.co2_min),
    co2_max = greatest(h.co2_max, excluded.co2_max),
    pm_voc_idx_n = coalesce(h.pm_voc_idx_n, 0) + excluded.pm_voc_idx_n,
    pm_voc_idx_sum = coalesce(h.pm_voc_idx_sum + excluded.pm_voc_idx_sum, h.pm_voc_idx_sum, excluded.pm_voc_idx_sum),
    pm_voc_idx_min = least(h.pm_voc_idx_min, excluded.pm_voc_idx_min),
    pm_voc_idx_max = greatest(h.pm_voc_idx_max, excluded.pm_voc_idx_max),
    pm_nox_idx_n = coalesce(h.pm_nox_idx_n, 0) + excluded.pm_nox_idx_n,
    pm_nox_idx_sum = coalesce(h.pm_nox_idx_sum + excluded.pm_nox_idx_sum, h.pm_nox_idx_sum, excluded.pm_nox_idx_sum),
    pm_nox_idx_min = least(h.pm_nox_idx_min, excluded.pm_nox_idx_min),
    pm_nox_idx_max = greatest(h.pm_nox_idx_max, excluded.pm_nox_idx_max)
),
daily as (
  insert into air_quality_daily as h (
    node, bucket, n, pm10_standard_n, pm10_standard_sum, pm10_standard_min,
    pm10_standard_max, pm25_standard_n, pm25_standard_sum, pm25_standard_min,
    pm25_standard_max, pm100_standard_n, pm100_standard_sum, pm100_standard_min,
    pm100_standard_max, co2_n, co2_sum, co2_min, co2_max, pm_voc_idx_n, pm_voc_idx_sum,
    pm_voc_idx_min, pm_voc_idx_max, pm_nox_idx_n, pm_nox_idx_sum, pm_nox_idx_min,
    pm_nox_idx_max)
  select
    node,
    date_bin('1 day', time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*),
    count(pm10_standard),
    sum(pm10_standard::double precision),
    min(pm10_standard),
    max(pm10_standard),
    count(pm25_standard),
    sum(pm25_standard::double precision),
    min(pm25_standard),
    max(pm25_standard),
    count(pm100_standard),
    sum(pm100_standard::double precision),
    min(pm100_standard),
    max(pm100_standard),
    count(co2),
    sum(co2::double precision),
    min(co2),
    max(co2),
    count(pm_voc_idx),
    sum(pm_voc_idx::double precision),
    min(pm_voc_idx),
    max(pm_voc_idx),
    count(pm_nox_idx),
    sum(pm_nox_idx::double precision),
    min(pm_nox_idx),
    max(pm_nox_idx)
  from sound
  group by 1, 2
  order by 1, 2
  on conflict (node, bucket) do update set
    n = h.n + excluded.n,
    pm10_standard_n = coalesce(h.pm10_standard_n, 0) + excluded.pm10_standard_n,
    pm10_standard_sum = coalesce(h.pm10_standard_sum + excluded.pm10_standard_sum, h.pm10_standard_sum, excluded.pm10_standard_sum),
    pm10_standard_min = least(h.pm10_standard_min, excluded.pm10_standard_min),
    pm10_standard_max = greatest(h.pm10_standard_max, excluded.pm10_standard_max),
    pm25_standard_n = coalesce(h.pm25_standard_n, 0) + excluded.pm25_standard_n,
    pm25_standard_sum = coalesce(h.pm25_standard_sum + excluded.pm25_standard_sum, h.pm25_standard_sum, excluded.pm25_standard_sum),
    pm25_standard_min = least(h.pm25_standard_min, excluded.pm25_standard_min),
    pm25_standard_max = greatest(h.pm25_standard_max, excluded.pm25_standard_max),
    pm100_standard_n = coalesce(h.pm100_standard_n, 0) + excluded.pm100_standard_n,
    pm100_standard_sum = coalesce(h.pm100_standard_sum + excluded.pm100_standard_sum, h.pm100_standard_sum, excluded.pm100_standard_sum),
    pm100_standard_min = least(h.pm100_standard_min, excluded.pm100_standard_min),
    pm100_standard_max = greatest(h.pm100_standard_max, excluded.pm100_standard_max),
    co2_n = coalesce(h.co2_n, 0) + excluded.co2_n,
    co2_sum = coalesce(h.co2_sum + excluded.co2_sum, h.co2_sum, excluded.co2_sum),
    co2_min = least(h.co2_min, excluded.co2_min),
    co2_max = greatest(h.co2_max, excluded.co2_max),
    pm_voc_idx_n = coalesce(h.pm_voc_idx_n, 0) + excluded.pm_voc_idx_n,
    pm_voc_idx_sum = coalesce(h.pm_voc_idx_sum + excluded.pm_voc_idx_sum, h.pm_voc_idx_sum, excluded.pm_voc_idx_sum),
    pm_voc_idx_min = least(h.pm_voc_idx_min, excluded.pm_voc_idx_min),
    pm_voc_idx_max = greatest(h.pm_voc_idx_max, excluded.pm_voc_idx_max),
    pm_nox_idx_n = coalesce(h.pm_nox_idx_n, 0) + excluded.pm_nox_idx_n,
    pm_nox_idx_sum = coalesce(h.pm_nox_idx_sum + excluded.pm_nox_idx_sum, h.pm_nox_idx_sum, excluded.pm_nox_idx_sum),
    pm_nox_idx_min = least(h.pm_nox_idx_min, excluded.pm_nox_idx_min),
    pm_nox_idx_max = greatest(h.pm_nox_idx_max, excluded.pm_nox_idx_max)
)
select g.ord
from given g
join newest using (node, time, source)
order by g.ord
