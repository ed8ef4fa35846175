-- What a metric of environment_reading may do before its reading is doubted; docs/reference/quality-flags.md says how.
-- New table, and a BRIN index that finds what came just now; rows lie in the order of their arrival. An index over
-- 100 M rows takes about a minute, in which nothing is stored: the broker keeps it.
create table quality_limit (
  metric text not null references metric (name),
  step_per_minute double precision,
  step_most double precision,
  stuck_hours integer,
  stuck_above double precision not null default '-infinity',
  stuck_below double precision not null default 'infinity',
  neighbour_spread double precision,
  constraint quality_limit_pk primary key (metric),
  constraint quality_limit_step_whole check ((step_per_minute is null) = (step_most is null)),
  constraint quality_limit_stuck_positive check (stuck_hours > 1)
);
comment on column quality_limit.step_per_minute is 'Greatest change a minute; null: steps are not judged';
comment on column quality_limit.step_most is 'Change that is too much however long it took, within an hour';
comment on column quality_limit.stuck_hours is 'Hours of one and the same value that are too many; null: not judged';
comment on column quality_limit.stuck_above is 'Only values above this can be stuck: calm and dry last';
comment on column quality_limit.stuck_below is 'Only values below this can be stuck: fog lasts';
comment on column quality_limit.neighbour_spread is 'Least standard deviation expected among stations within 30 km; null: not compared';

-- Steps a minute: WMO-No. 8, Guide to Instruments and Methods of Observation, quality control of automatic stations.
insert into quality_limit (metric, step_per_minute, step_most, stuck_hours, stuck_above, stuck_below, neighbour_spread) values
  ('temperature', 3, 20, 12, '-infinity', 'infinity', 2),
  ('humidity', 15, 70, 12, '-infinity', 99, 10),
  ('pressure', 0.5, 10, 12, '-infinity', 'infinity', 1.5),
  ('windSpeed', 20, 40, 6, 0, 'infinity', null),
  ('soilTemperature', 0.5, 10, 48, '-infinity', 'infinity', null),
  ('oneWireTemperature0', 3, 20, 12, '-infinity', 'infinity', null),
  ('oneWireTemperature1', 3, 20, 12, '-infinity', 'infinity', null),
  ('oneWireTemperature2', 3, 20, 12, '-infinity', 'infinity', null),
  ('oneWireTemperature3', 3, 20, 12, '-infinity', 'infinity', null);

create index environment_reading_received_at on environment_reading using brin (received_at);

-- Great-circle distance over a sphere with the mean radius of the Earth (haversine formula).
create function distance_km(
  latitude1 double precision, longitude1 double precision, latitude2 double precision, longitude2 double precision)
returns double precision
language sql immutable parallel safe
return 2 * 6371.0088 * asin(least(1, sqrt(
  power(sin(radians(latitude2 - latitude1) / 2), 2)
  + cos(radians(latitude1)) * cos(radians(latitude2)) * power(sin(radians(longitude2 - longitude1) / 2), 2))));
