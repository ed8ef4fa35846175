-- A small network: a hundred mesh nodes, three stations of which two lie on both sides of the antimeridian, one node
-- whose owner has not consented and one that an operator hides, each with all that a node can have.
insert into node (num, long_name, short_name, hardware, role, first_heard, last_heard, latitude, longitude, altitude,
  precision_bits, position_time, hops_away, snr, rssi, published, ignored)
select 1000 + i, 'Mesh ' || i, 'M' || i, 43, 0, now() - interval '30 days', now() - interval '3 hours',
  50.0 + i / 1000.0, 15.0, 200, 32, now(), 2, 1.5, -101, true, false
from generate_series(1, 100) i
union all
values
  (40961, 'Rooftop Žižkov', 'ROOF', 9, 6, now() - interval '30 days', now(), 50.0871, 14.4503, 251::real, 32, now(), 1, 6.25, -97, true, false),
  (40962, 'Fiji west', 'FJW', 9, 6, now() - interval '30 days', now(), -17.0, 179.5, null, 14, now(), 1, 6.25, -97, true, false),
  (40963, 'Fiji east', 'FJE', 9, 6, now() - interval '30 days', now(), -17.0, -179.5, null, 32, now(), 1, 6.25, -97, true, false),
  (57005, 'Withheld secret', 'SEC', 9, 6, now() - interval '30 days', now(), 50.0872, 14.4504, 251, 32, now(), 1, 6.25, -97, false, false),
  (48879, 'Hidden secret', 'HID', 9, 6, now() - interval '30 days', now(), 50.0873, 14.4505, 251, 32, now(), 1, 6.25, -97, true, true);

insert into station (name, latitude, longitude) values ('Žižkov', 50.0871, 14.4503);
insert into station_node (station, node, valid_from) select id, 40961, now() - interval '30 days' from station;
insert into bridge (id, node, enrolled, region, first_heard, last_heard)
values ('prague-1', 1001, true, 'EU_868', now() - interval '30 days', now());

-- Every 5 minutes for 3 days: 10 °C, every 50th value a fault; wind from 350° and 10° in turn.
insert into environment_reading (node, time, source, time_quality, flags, received_at, temperature, relative_humidity, wind_direction, wind_speed)
select n.num, date_bin('5 minutes', now(), timestamptz '2000-01-01 00:00:00+00') - make_interval(mins => 5 * j), 0, 0,
  case when j % 50 = 49 then 16 else 0 end, now(), case when j % 50 = 49 then -150 else 10.1 end, 55.5,
  case when j % 2 = 0 then 350 else 10 end, 4
from (values (40961), (40962), (40963), (57005), (48879)) n (num), generate_series(0, 863) j;
insert into environment_latest
select distinct on (node) * from environment_reading order by node, time desc;
insert into environment_hourly (node, bucket, n, temperature_n, temperature_sum, temperature_min, temperature_max, wind_n, wind_east, wind_north, wind_calm)
select node, date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00'), count(*), count(*), sum(temperature),
  min(temperature), max(temperature), count(*), sum(wind_speed * sin(radians(wind_direction))),
  sum(wind_speed * cos(radians(wind_direction))), 0
from environment_reading where flags = 0 group by 1, 2;
insert into environment_daily (node, bucket, n, temperature_n, temperature_sum, temperature_min, temperature_max)
select node, date_bin('1 day', time, timestamptz '2000-01-01 00:00:00+00'), count(*), count(*), sum(temperature),
  min(temperature), max(temperature)
from environment_reading where flags = 0 group by 1, 2;

insert into air_quality_reading (node, time, source, time_quality, flags, received_at, pm25_standard, pm100_standard)
select n.num, date_bin('5 minutes', now(), timestamptz '2000-01-01 00:00:00+00'), 7, 1, 0, now(), 11, 20
from (values (40961), (57005), (48879)) n (num);
insert into air_quality_latest select * from air_quality_reading;
-- NowCast of steady air is the air itself: 40 µg/m³ is 112 by the formula of May 2024.
insert into air_quality_hourly (node, bucket, n, pm25_standard_n, pm25_standard_sum, pm25_standard_min, pm25_standard_max)
select 40961, date_bin('1 hour', now(), timestamptz '2000-01-01 00:00:00+00') - make_interval(hours => j), 2, 2, 80, 40, 40
from generate_series(1, 12) j;

insert into device_reading (node, time, source, time_quality, flags, received_at, battery_level, voltage, uptime_seconds)
select n.num, now() - interval '2 minutes', 0, 0, 0, now(), 87, 4.02, 16777217 from (values (40961), (57005), (48879)) n (num);
insert into device_latest select * from device_reading;

insert into reception (from_node, id, digest, bridge, heard_at, stored_at, rssi, snr, hop_limit, hop_start, hops_away, live)
select n.num, 100 + j, 7, 'prague-1', now() - make_interval(secs => j), now() - make_interval(secs => j) + interval '0.2 seconds',
  -97, 6.25, 2, 3, 1, true
from (values (40961), (57005), (48879)) n (num), generate_series(0, 24) j;
-- Half an hour apart, each a little further north.
insert into position_fix (node, time, source, time_quality, received_at, latitude, longitude, altitude, precision_bits, ground_speed)
select n.num, now() - make_interval(mins => 30 * j), 0, 0, now(), 50.0871 - j / 1000.0, 14.4503, 251, 32, 0.5
from (values (40961), (57005), (48879)) n (num), generate_series(0, 24) j;
insert into link (from_node, to_node, kind, snr, heard_at) values
  (40961, 1001, 'neighbour', 4.5, now()), (1001, 40961, 'traceroute', null, now()), (40962, 40963, 'neighbour', 1, now()),
  (40961, 57005, 'neighbour', 4.5, now()), (48879, 40961, 'neighbour', 4.5, now());
insert into traffic (minute, instance, copies, packets, withheld, unread, unknown_port, malformed)
select date_trunc('minute', now()) - make_interval(mins => j), 'hub', 60, 40, 3, 2, 0, 0 from generate_series(0, 30) j;
