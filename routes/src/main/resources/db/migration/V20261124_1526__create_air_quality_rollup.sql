-- Rollups of air_quality_reading: mergeable n, sum, min and max, never averages, kept for ever.
-- Fed in the statement that inserts the readings, only from rows really inserted.

create table air_quality_hourly (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  pm10_standard_n integer, pm10_standard_sum double precision, pm10_standard_min real, pm10_standard_max real,
  pm25_standard_n integer, pm25_standard_sum double precision, pm25_standard_min real, pm25_standard_max real,
  pm100_standard_n integer, pm100_standard_sum double precision, pm100_standard_min real, pm100_standard_max real,
  co2_n integer, co2_sum double precision, co2_min real, co2_max real,
  pm_voc_idx_n integer, pm_voc_idx_sum double precision, pm_voc_idx_min real, pm_voc_idx_max real,
  pm_nox_idx_n integer, pm_nox_idx_sum double precision, pm_nox_idx_min real, pm_nox_idx_max real,
  constraint air_quality_hourly_pk primary key (node, bucket)
) with (fillfactor = 80);
create index air_quality_hourly_bucket on air_quality_hourly (bucket);

create table air_quality_daily (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  pm10_standard_n integer, pm10_standard_sum double precision, pm10_standard_min real, pm10_standard_max real,
  pm25_standard_n integer, pm25_standard_sum double precision, pm25_standard_min real, pm25_standard_max real,
  pm100_standard_n integer, pm100_standard_sum double precision, pm100_standard_min real, pm100_standard_max real,
  co2_n integer, co2_sum double precision, co2_min real, co2_max real,
  pm_voc_idx_n integer, pm_voc_idx_sum double precision, pm_voc_idx_min real, pm_voc_idx_max real,
  pm_nox_idx_n integer, pm_nox_idx_sum double precision, pm_nox_idx_min real, pm_nox_idx_max real,
  constraint air_quality_daily_pk primary key (node, bucket)
) with (fillfactor = 80);
create index air_quality_daily_bucket on air_quality_daily (bucket);
