-- Rollups of device_reading: mergeable n, sum, min and max, never averages, kept for ever.
-- Fed in the statement that inserts the readings, only from rows really inserted.

create table device_hourly (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  battery_level_n integer, battery_level_sum double precision, battery_level_min real, battery_level_max real,
  voltage_n integer, voltage_sum double precision, voltage_min real, voltage_max real,
  channel_utilization_n integer, channel_utilization_sum double precision, channel_utilization_min real, channel_utilization_max real,
  air_util_tx_n integer, air_util_tx_sum double precision, air_util_tx_min real, air_util_tx_max real,
  constraint device_hourly_pk primary key (node, bucket)
) with (fillfactor = 80);
create index device_hourly_bucket on device_hourly (bucket);

create table device_daily (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  battery_level_n integer, battery_level_sum double precision, battery_level_min real, battery_level_max real,
  voltage_n integer, voltage_sum double precision, voltage_min real, voltage_max real,
  channel_utilization_n integer, channel_utilization_sum double precision, channel_utilization_min real, channel_utilization_max real,
  air_util_tx_n integer, air_util_tx_sum double precision, air_util_tx_min real, air_util_tx_max real,
  constraint device_daily_pk primary key (node, bucket)
) with (fillfactor = 80);
create index device_daily_bucket on device_daily (bucket);
