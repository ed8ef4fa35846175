-- api-get-network-at: nodes with a position as they were at a time, as GeoJSON. Every lateral join is one step in the
-- index of its table, so the work grows with the nodes and not with what they have sent.
with asked as (
  select
    coalesce(cast(:#${header.time} as timestamptz), now()) as at,
    cast(string_to_array(cast(:#${header.bbox} as text), ',') as double precision[]) as bbox
),
known as (
  select
    a.at, n.num, n.id, n.long_name, n.short_name, n.kind,
    coalesce(n.latitude, s.latitude) as latitude,
    coalesce(n.longitude, s.longitude) as longitude,
    coalesce(n.altitude, s.altitude) as altitude,
    n.precision_bits,
    case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as station,
    a.bbox
  from asked a
  cross join published_node n
  left join current_station s on s.node = n.num
),
past as (
  select
    k.*, r.snr,
    d.battery_level, d.voltage, d.time as battery_time,
    e."values" as e_values, q."values" as q_values, p."values" as p_values,
    case when e.time is not null then jsonb_build_object(
      'time', iso_time(e.time), 'quality', quality_name(e.time_quality), 'flags', e.flags) end as environment,
    case when q.time is not null then jsonb_build_object(
      'time', iso_time(q.time), 'quality', quality_name(q.time_quality), 'flags', q.flags) end as air_quality,
    case when p.time is not null then jsonb_build_object(
      'time', iso_time(p.time), 'quality', quality_name(p.time_quality), 'flags', p.flags) end as power,
    e.time as e_time, q.time as q_time,
    greatest(e.time, q.time, p.time) as newest,
    greatest(r.heard_at, d.time, e.time, q.time, p.time) as last_heard
  from known k
  left join lateral (
    select r.heard_at, r.snr from reception r
    where r.from_node = k.num and r.heard_at <= k.at and r.heard_at > k.at - interval '24 hours'
    order by r.heard_at desc limit 1
  ) r on true
  left join lateral (
    select d.time, d.battery_level, d.voltage from device_reading d
    where d.node = k.num and d.time <= k.at and d.time > k.at - interval '24 hours'
      and coalesce(d.battery_level, d.voltage) is not null
    order by d.time desc, d.source desc limit 1
  ) d on true
  -- The constant kind leaves one table of the view.
  left join lateral (
    select x.* from reading_document x
    where x.kind = 'environment' and x.node = k.num and x.time <= k.at and x.time > k.at - interval '24 hours'
    order by x.time desc limit 1
  ) e on true
  left join lateral (
    select x.* from reading_document x
    where x.kind = 'air_quality' and x.node = k.num and x.time <= k.at and x.time > k.at - interval '24 hours'
    order by x.time desc limit 1
  ) q on true
  left join lateral (
    select x.* from reading_document x
    where x.kind = 'power' and x.node = k.num and x.time <= k.at and x.time > k.at - interval '24 hours'
    order by x.time desc limit 1
  ) p on true
  where k.latitude is not null and in_bbox(k.latitude, k.longitude, k.bbox)
)
select json_build_object(
  'type', 'FeatureCollection',
  'features', coalesce(json_agg(json_build_object(
    'type', 'Feature',
    'id', t.id,
    'geometry', json_build_object(
      'type', 'Point', 'coordinates', array_remove(array[t.longitude, t.latitude, t.altitude], null)),
    'properties', jsonb_strip_nulls(jsonb_build_object(
      'id', t.id,
      'longName', t.long_name,
      'shortName', t.short_name,
      'station', t.station,
      'precisionBits', t.precision_bits,
      'kind', t.kind,
      'state', case when t.last_heard >= t.at - interval '2 hours' then 'live' else 'today' end,
      'lastHeard', iso_time(t.last_heard),
      'snr', t.snr,
      'battery', case when t.battery_time is not null then jsonb_build_object(
        'level', t.battery_level, 'voltage', t.voltage, 'time', iso_time(t.battery_time)) end,
      'latest', case when t.newest is not null then
        coalesce(t.e_values, '{}') || coalesce(t.q_values, '{}') || coalesce(t.p_values, '{}')
        || case t.newest when t.e_time then t.environment when t.q_time then t.air_quality else t.power end
        || jsonb_build_object('kinds', jsonb_build_object(
          'environment', t.environment, 'air_quality', t.air_quality, 'power', t.power)) end,
      'aqi', case when i.index is not null then jsonb_build_object(
        'value', i.index,
        'category', i.category,
        'pollutant', i.pollutant,
        'concentration', i.concentration,
        'hour', iso_time(i.hour),
        'formula', 'US EPA 2024-05, NowCast') end))) order by t.num), '[]')
)::text
from past t
left join air_quality_index_at((select at from asked)) i on i.node = t.num
where t.last_heard is not null
