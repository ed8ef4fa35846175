-- readings-series: readings summed up in buckets of 5 or 15 minutes; null when the node is not published.
-- Flag bits 1 (range) and 16 (sensor fault) keep a value out; a wind direction is the mean of vectors.
with bin as (
  select
    p.metric,
    date_bin(cast(cast(:#${body.bucket} as text) as interval), p.time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*) as n, avg(p.value) as mean, min(p.value) as low, max(p.value) as high
  from reading_point p
  where p.node = node_number(cast(:#${header.id} as text))
    and p.time >= cast(:#${body.from} as timestamptz)
    and p.time < cast(:#${body.to} as timestamptz)
    and (cast(:#${header.metrics} as text) is null
      or p.metric = any (string_to_array(cast(:#${header.metrics} as text), ',')))
    and p.metric <> 'windDirection'
    and p.flags & 17 = 0
  group by 1, 2
  union all
  select
    'windDirection',
    date_bin(cast(cast(:#${body.bucket} as text) as interval), r.time, timestamptz '2000-01-01 00:00:00+00'),
    count(*),
    mod((degrees(atan2(
      sum(r.wind_speed * sin(radians(r.wind_direction))),
      sum(r.wind_speed * cos(radians(r.wind_direction))))) + 360)::numeric, 360)::double precision,
    null, null
  from environment_reading r
  where r.node = node_number(cast(:#${header.id} as text))
    and r.time >= cast(:#${body.from} as timestamptz)
    and r.time < cast(:#${body.to} as timestamptz)
    and (cast(:#${header.metrics} as text) is null
      or 'windDirection' = any (string_to_array(cast(:#${header.metrics} as text), ',')))
    and r.flags & 17 = 0
    and r.wind_speed is not null and r.wind_direction is not null
  group by 1, 2
),
series as (
  select
    metric,
    string_agg('["' || iso_time(bucket) || '",' || mean_text(mean) || ',' || coalesce(number_text(low), 'null') || ','
      || coalesce(number_text(high), 'null') || ',' || n || ']', ',' order by bucket) as points
  from bin
  group by metric
)
select '{"node":"' || n.id || '","from":"' || iso_time(cast(:#${body.from} as timestamptz))
  || '","to":"' || iso_time(cast(:#${body.to} as timestamptz)) || '","bucket":"' || cast(:#${body.bucket} as text)
  || '","series":[' || coalesce((
    select string_agg('{"metric":"' || s.metric || '","unit":' || to_json(m.unit) || ',"points":[' || s.points || ']}', ','
      order by m.position)
    from series s join metric m on m.name = s.metric), '') || ']}'
from published_node n
where n.num = node_number(cast(:#${header.id} as text))
