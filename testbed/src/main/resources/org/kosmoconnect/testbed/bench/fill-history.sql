-- A network with a past: %1$d nodes around Kosice, each with %2$d readings a quarter of an hour apart up to now.
-- All tell of their battery, every fifth stands at a station, every fourth measured the air of the last day.
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
insert into device_latest (node, time, source, time_quality, received_at, flags, battery_level, voltage)
select num, now(), 0, 0, now(), 0, 50 + num %% 50, 3.9 from node;

insert into station (name, latitude, longitude, altitude)
select 'History station ' || n, 48.5, 21.0, 200 from generate_series(1, %1$d / 5) n;

insert into station_node (station, node, valid_from)
select s.id, n.num, now() - interval '1 year'
from (select id, row_number() over (order by id) as place from station) s
join (select num, row_number() over (order by num) as place from node where num %% 5 = 0) n using (place);

insert into air_quality_latest (node, time, source, time_quality, received_at, flags, pm25_standard, pm100_standard, co2)
select num, now(), 0, 0, now(), 0, 8 + num %% 20, 12 + num %% 30, 420 from node where num %% 4 = 0;

insert into air_quality_hourly (
  node, bucket, n, pm25_standard_n, pm25_standard_sum, pm100_standard_n, pm100_standard_sum)
select node, date_bin('1 hour', now(), timestamptz '2000-01-01 00:00:00+00') - h * interval '1 hour', 4,
  4, 4 * (pm25_standard + h %% 5), 4, 4 * (pm100_standard + h %% 5)
from air_quality_latest cross join generate_series(0, 23) h;
analyze;
