-- quality-judge: a value that is far from each of the three before it within an hour is a step (bit 2).
-- From each of them, so that the value after a lonely spike is not blamed, and a real change is believed at its second reading.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-quality')) as held
),
recent as materialized (
  select r.*
  from environment_reading r, mine
  where mine.held and r.received_at > now() - interval '2 minutes' and r.flags & (1 + 2 + 16) = 0
  order by r.time desc
  limit 5000
),
stepped as (
  select r.node, r.time, r.source
  from recent r
  cross join lateral (
    select b.*
    from environment_reading b
    where b.node = r.node and b.time < r.time and b.time >= r.time - interval '1 hour' and b.flags & (1 + 16) = 0
    order by b.time desc
    limit 3
  ) b
  cross join lateral (
    values
      ('temperature', r.temperature - b.temperature),
      ('humidity', r.relative_humidity - b.relative_humidity),
      ('pressure', r.barometric_pressure - b.barometric_pressure),
      ('windSpeed', r.wind_speed - b.wind_speed),
      ('soilTemperature', r.soil_temperature - b.soil_temperature),
      ('oneWireTemperature0', r.one_wire_temperature_ch0 - b.one_wire_temperature_ch0),
      ('oneWireTemperature1', r.one_wire_temperature_ch1 - b.one_wire_temperature_ch1),
      ('oneWireTemperature2', r.one_wire_temperature_ch2 - b.one_wire_temperature_ch2),
      ('oneWireTemperature3', r.one_wire_temperature_ch3 - b.one_wire_temperature_ch3)
  ) as v (metric, change)
  join quality_limit l on l.metric = v.metric
  where v.change is not null
  group by r.node, r.time, r.source, v.metric
  having min(abs(v.change)
    / least(l.step_most, l.step_per_minute * greatest(1, extract(epoch from r.time - b.time) / 60))) > 1
),
marked as (
  update environment_reading r set flags = r.flags | 2
  from (select distinct node, time, source from stepped) s
  where r.node = s.node and r.time = s.time and r.source = s.source
  returning r.node, r.time, r.source
),
-- In the order of uplink, which locks the same rows.
newest as materialized (
  select l.node
  from environment_latest l
  join marked m on m.node = l.node and m.time = l.time and m.source = l.source
  order by l.node
  for update of l
)
update environment_latest l set flags = l.flags | 2
from newest n
where l.node = n.node
