-- Rollups of environment_reading: mergeable n, sum, min and max, never averages, kept for ever.
-- Fed in the statement that inserts the readings, only from rows really inserted.

create table environment_hourly (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  temperature_n integer, temperature_sum double precision, temperature_min real, temperature_max real,
  relative_humidity_n integer, relative_humidity_sum double precision, relative_humidity_min real, relative_humidity_max real,
  barometric_pressure_n integer, barometric_pressure_sum double precision, barometric_pressure_min real, barometric_pressure_max real,
  gas_resistance_n integer, gas_resistance_sum double precision, gas_resistance_min real, gas_resistance_max real,
  iaq_n integer, iaq_sum double precision, iaq_min real, iaq_max real,
  distance_n integer, distance_sum double precision, distance_min real, distance_max real,
  lux_n integer, lux_sum double precision, lux_min real, lux_max real,
  uv_lux_n integer, uv_lux_sum double precision, uv_lux_min real, uv_lux_max real,
  wind_speed_n integer, wind_speed_sum double precision, wind_speed_min real, wind_speed_max real,
  wind_gust_n integer, wind_gust_sum double precision, wind_gust_min real, wind_gust_max real,
  radiation_n integer, radiation_sum double precision, radiation_min real, radiation_max real,
  soil_moisture_n integer, soil_moisture_sum double precision, soil_moisture_min real, soil_moisture_max real,
  soil_temperature_n integer, soil_temperature_sum double precision, soil_temperature_min real, soil_temperature_max real,
  lightning_strike_count_1h_n integer, lightning_strike_count_1h_sum double precision, lightning_strike_count_1h_min real, lightning_strike_count_1h_max real,
  wind_n integer, wind_east double precision, wind_north double precision, wind_calm integer,
  rain_mm real, rain_time timestamptz,
  constraint environment_hourly_pk primary key (node, bucket)
) with (fillfactor = 80);
create index environment_hourly_bucket on environment_hourly (bucket);

create table environment_daily (
  node bigint not null,
  bucket timestamptz not null,
  n integer not null,
  temperature_n integer, temperature_sum double precision, temperature_min real, temperature_max real,
  relative_humidity_n integer, relative_humidity_sum double precision, relative_humidity_min real, relative_humidity_max real,
  barometric_pressure_n integer, barometric_pressure_sum double precision, barometric_pressure_min real, barometric_pressure_max real,
  gas_resistance_n integer, gas_resistance_sum double precision, gas_resistance_min real, gas_resistance_max real,
  iaq_n integer, iaq_sum double precision, iaq_min real, iaq_max real,
  distance_n integer, distance_sum double precision, distance_min real, distance_max real,
  lux_n integer, lux_sum double precision, lux_min real, lux_max real,
  uv_lux_n integer, uv_lux_sum double precision, uv_lux_min real, uv_lux_max real,
  wind_speed_n integer, wind_speed_sum double precision, wind_speed_min real, wind_speed_max real,
  wind_gust_n integer, wind_gust_sum double precision, wind_gust_min real, wind_gust_max real,
  radiation_n integer, radiation_sum double precision, radiation_min real, radiation_max real,
  soil_moisture_n integer, soil_moisture_sum double precision, soil_moisture_min real, soil_moisture_max real,
  soil_temperature_n integer, soil_temperature_sum double precision, soil_temperature_min real, soil_temperature_max real,
  lightning_strike_count_1h_n integer, lightning_strike_count_1h_sum double precision, lightning_strike_count_1h_min real, lightning_strike_count_1h_max real,
  wind_n integer, wind_east double precision, wind_north double precision, wind_calm integer,
  constraint environment_daily_pk primary key (node, bucket)
) with (fillfactor = 80);
create index environment_daily_bucket on environment_daily (bucket);

comment on column environment_hourly.rain_mm is 'Total of the hour in mm: the last rainfall_1h value measured in it';
comment on column environment_hourly.wind_east is 'Sum of speed x sin(direction), m/s; direction is where the wind comes from';
comment on column environment_hourly.wind_north is 'Sum of speed x cos(direction), m/s';
comment on column environment_hourly.wind_calm is 'Samples below 0.5 m/s';
