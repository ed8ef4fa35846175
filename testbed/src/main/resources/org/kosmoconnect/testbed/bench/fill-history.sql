-- A network with a past: %1$d nodes around Kosice, each with %2$d readings a quarter of an hour apart up to now.
insert into node (num, long_name, short_name, first_heard, last_heard, latitude, longitude, altitude, published)
select 268435456 + n, 'History node ' || n, lpad(to_hex(n), 4, '0'), now() - interval '1 year', now(),
  48.5 + (n %% 100) / 100.0, 21.0 + (n / 100) / 100.0, 200, true
from generate_series(1, %1$d) n;

insert into environment_reading (
  node, time, source, time_quality, received_at, temperature, relative_humidity, barometric_pressure, gas_resistance)
select 268435456 + n, t, 0, 0, t,
  10 + 8 * sin(extract(epoch from t) / 13751) + n %% 7, 50 + 30 * sin(extract(epoch from t) / 9000),
  1000 + 15 * sin(extract(epoch from t) / 200000), 100 + i %% 97
from generate_series(0, %2$d - 1) i
cross join generate_series(1, %1$d) n
cross join lateral (select date_trunc('minute', now()) - i * interval '15 minutes' as t) at;

insert into environment_latest
select distinct on (node) * from environment_reading
where time > now() - interval '1 hour' order by node, time desc;

insert into environment_hourly (
  node, bucket, n,
  temperature_n, temperature_sum, temperature_min, temperature_max,
  relative_humidity_n, relative_humidity_sum, relative_humidity_min, relative_humidity_max,
  barometric_pressure_n, barometric_pressure_sum, barometric_pressure_min, barometric_pressure_max)
select node, date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00'), count(*),
  count(*), sum(temperature::double precision), min(temperature), max(temperature),
  count(*), sum(relative_humidity::double precision), min(relative_humidity), max(relative_humidity),
  count(*), sum(barometric_pressure::double precision), min(barometric_pressure), max(barometric_pressure)
from environment_reading group by 1, 2;

insert into environment_daily (
  node, bucket, n,
  temperature_n, temperature_sum, temperature_min, temperature_max,
  relative_humidity_n, relative_humidity_sum, relative_humidity_min, relative_humidity_max,
  barometric_pressure_n, barometric_pressure_sum, barometric_pressure_min, barometric_pressure_max)
select node, date_bin('1 day', bucket, timestamptz '2000-01-01 00:00:00+00'), sum(n),
  sum(n), sum(temperature_sum), min(temperature_min), max(temperature_max),
  sum(n), sum(relative_humidity_sum), min(relative_humidity_min), max(relative_humidity_max),
  sum(n), sum(barometric_pressure_sum), min(barometric_pressure_min), max(barometric_pressure_max)
from environment_hourly group by 1, 2;
analyze;
