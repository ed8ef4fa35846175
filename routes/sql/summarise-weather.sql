-- api-get-weather-summary: mean and extremes over published nodes, from sound readings of the last 2 hours.
with value as (
  select n.id, l.time, v.key as metric, cast(v.value as double precision) as value
  from latest_document l
  join published_node n on n.num = l.node
  cross join lateral jsonb_each_text(l."values") v
  where l.kind in ('environment', 'air_quality')
    and l.time > now() - interval '2 hours'
    and l.flags & 17 = 0
),
placed as (
  select
    m.position, m.name, m.unit, v.*,
    row_number() over (partition by m.position order by v.value, v.id) as from_below,
    row_number() over (partition by m.position order by v.value desc, v.id) as from_above
  from value v
  -- A mean of directions would be wrong, status bits have none.
  join metric m on m.name = v.metric and m.name not in ('windDirection', 'pmStatusFlags')
),
summary as (
  select
    position, name, unit, count(*) as stations, avg(value) as mean,
    (array_agg(json_build_object('value', value, 'node', id, 'time', iso_time(time))) filter (where from_below = 1))[1] as low,
    (array_agg(json_build_object('value', value, 'node', id, 'time', iso_time(time))) filter (where from_above = 1))[1] as high
  from placed
  group by position, name, unit
)
select json_strip_nulls(json_build_object(
  'stations', (select count(distinct id) from value),
  'newest', iso_time((select max(time) from value)),
  'metrics', coalesce((
    select json_agg(json_build_object(
      'metric', s.name,
      'unit', s.unit,
      'stations', s.stations,
      'mean', mean_text(s.mean)::numeric,
      'min', s.low,
      'max', s.high)
      order by s.position)
    from summary s), '[]')))::text
