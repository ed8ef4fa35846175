-- quality-judge: the same value in all readings of so many hours, at least five of them, is stuck (bit 4).
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-quality')) as held
),
recent as materialized (
  select r.*
  from environment_reading r, mine
  where mine.held and r.received_at > now() - interval '2 minutes' and r.flags & (1 + 4 + 16) = 0
  order by r.time desc
  limit 5000
),
stuck as (
  select distinct r.node, r.time, r.source
  from recent r
  cross join lateral (
    values
      ('temperature', r.temperature),
      ('humidity', r.relative_humidity),
      ('pressure', r.barometric_pressure),
      ('windSpeed', r.wind_speed),
      ('soilTemperature', r.soil_temperature),
      ('oneWireTemperature0', r.one_wire_temperature_ch0),
      ('oneWireTemperature1', r.one_wire_temperature_ch1),
      ('oneWireTemperature2', r.one_wire_temperature_ch2),
      ('oneWireTemperature3', r.one_wire_temperature_ch3)
  ) as v (metric, value)
  join quality_limit l on l.metric = v.metric and v.value > l.stuck_above and v.value < l.stuck_below
  -- The oldest reading of the time decides nearly always, and costs one look at the index.
  cross join lateral (
    select o.*
    from environment_reading o
    where o.node = r.node and o.time >= r.time - make_interval(hours => l.stuck_hours) and o.time < r.time
    order by o.time
    limit 1
  ) o
  cross join lateral (
    select count(*) as n, bool_and(case v.metric
      when 'temperature' then b.temperature
      when 'humidity' then b.relative_humidity
      when 'pressure' then b.barometric_pressure
      when 'windSpeed' then b.wind_speed
      when 'soilTemperature' then b.soil_temperature
      when 'oneWireTemperature0' then b.one_wire_temperature_ch0
      when 'oneWireTemperature1' then b.one_wire_temperature_ch1
      when 'oneWireTemperature2' then b.one_wire_temperature_ch2
      when 'oneWireTemperature3' then b.one_wire_temperature_ch3 end is not distinct from v.value) as same
    from environment_reading b
    where b.node = r.node and b.time >= o.time and b.time < r.time
  ) past
  where v.value is not null
    and o.time <= r.time - make_interval(hours => l.stuck_hours - 1)
    and case v.metric
      when 'temperature' then o.temperature
      when 'humidity' then o.relative_humidity
      when 'pressure' then o.barometric_pressure
      when 'windSpeed' then o.wind_speed
      when 'soilTemperature' then o.soil_temperature
      when 'oneWireTemperature0' then o.one_wire_temperature_ch0
      when 'oneWireTemperature1' then o.one_wire_temperature_ch1
      when 'oneWireTemperature2' then o.one_wire_temperature_ch2
      when 'oneWireTemperature3' then o.one_wire_temperature_ch3 end = v.value
    and past.same
    and past.n >= 4
),
marked as (
  update environment_reading r set flags = r.flags | 4
  from stuck s
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
update environment_latest l set flags = l.flags | 4
from newest n
where l.node = n.node
