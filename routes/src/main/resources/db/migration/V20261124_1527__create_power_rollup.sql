-- Rollups of power_reading: mergeable n, sum, min and max, never averages, kept for ever.
-- Fed in the statement that inserts the readings, only from rows really inserted.

create table power_hourly (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  ch1_voltage_n integer, ch1_voltage_sum double precision, ch1_voltage_min real, ch1_voltage_max real,
  ch1_current_n integer, ch1_current_sum double precision, ch1_current_min real, ch1_current_max real,
  ch2_voltage_n integer, ch2_voltage_sum double precision, ch2_voltage_min real, ch2_voltage_max real,
  ch2_current_n integer, ch2_current_sum double precision, ch2_current_min real, ch2_current_max real,
  ch3_voltage_n integer, ch3_voltage_sum double precision, ch3_voltage_min real, ch3_voltage_max real,
  ch3_current_n integer, ch3_current_sum double precision, ch3_current_min real, ch3_current_max real,
  constraint power_hourly_pk primary key (node, bucket)
) with (fillfactor = 80);
create index power_hourly_bucket on power_hourly (bucket);

create table power_daily (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  ch1_voltage_n integer, ch1_voltage_sum double precision, ch1_voltage_min real, ch1_voltage_max real,
  ch1_current_n integer, ch1_current_sum double precision, ch1_current_min real, ch1_current_max real,
  ch2_voltage_n integer, ch2_voltage_sum double precision, ch2_voltage_min real, ch2_voltage_max real,
  ch2_current_n integer, ch2_current_sum double precision, ch2_current_min real, ch2_current_max real,
  ch3_voltage_n integer, ch3_voltage_sum double precision, ch3_voltage_min real, ch3_voltage_max real,
  ch3_current_n integer, ch3_current_sum double precision, ch3_current_min real, ch3_current_max real,
  constraint power_daily_pk primary key (node, bucket)
) with (fillfactor = 80);
create index power_daily_bucket on power_daily (bucket);
