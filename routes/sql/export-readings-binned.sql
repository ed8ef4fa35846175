-- export-readings: one line a bucket of 5 or 15 minutes, of means.
-- Flag bits 1 (range) and 16 (sensor fault) keep a reading out; a wind direction is the mean of vectors.
-- Day by day: the join is a nested loop, so lines leave in order while later days are still to be read.
select iso_time(g.bucket) || coalesce((
    select string_agg(',' || coalesce(
      case c.name when 'windDirection' then mean_text(g.direction) else g.means ->> c.name end, ''), '' order by c.place)
    from unnest(string_to_array(cast(:#${variable.metrics} as text), ',')) with ordinality as c (name, place)), '') as line
from published_node n
cross join generate_series(
  date_bin('1 day', cast(:#${body.from} as timestamptz), timestamptz '2000-01-01 00:00:00+00'),
  cast(:#${body.to} as timestamptz), interval '24 hours') as d (day)
cross join lateral (
  select b.bucket, jsonb_object_agg(b.key, mean_text(b.mean)) as means, max(b.direction) as direction
  from (
    select
      date_bin(cast(cast(:#${body.bucket} as text) as interval), r.time, timestamptz '2000-01-01 00:00:00+00') as bucket,
      v.key, avg(cast(v.value as double precision)) as mean,
      case when v.key = 'windDirection' then mod((degrees(atan2(
        sum(cast(r."values" ->> 'windSpeed' as double precision) * sin(radians(cast(v.value as double precision)))),
        sum(cast(r."values" ->> 'windSpeed' as double precision) * cos(radians(cast(v.value as double precision))))))
        + 360)::numeric, 360)::double precision end as direction
    from reading_document r
    cross join lateral jsonb_each_text(r."values") as v
    where r.node = n.num
      and r.time >= greatest(d.day, cast(:#${body.from} as timestamptz))
      and r.time < least(d.day + interval '24 hours', cast(:#${body.to} as timestamptz))
      and r.flags & 17 = 0
    group by 1, 2
  ) b
  group by b.bucket
  order by b.bucket
) g
where n.num = node_number(cast(:#${header.id} as text))
