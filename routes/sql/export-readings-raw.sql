-- export-readings: one line a time; the readings of several kinds at one time are one line.
-- Day by day: the join is a nested loop, so lines leave in order while later days are still to be read.
select iso_time(g.time) || coalesce((
    select string_agg(',' || coalesce((
      select v.doc ->> c.name from unnest(g.docs) as v (doc) where v.doc ->> c.name is not null limit 1), ''), ''
      order by c.place)
    from unnest(string_to_array(cast(:#${variable.metrics} as text), ',')) with ordinality as c (name, place)), '')
  || ',' || g.flags as line
from published_node n
cross join generate_series(
  date_bin('1 day', cast(:#${body.from} as timestamptz), timestamptz '2000-01-01 00:00:00+00'),
  cast(:#${body.to} as timestamptz), interval '24 hours') as d (day)
cross join lateral (
  select r.time, array_agg(r."values") as docs, bit_or(r.flags) as flags
  from reading_document r
  where r.node = n.num
    and r.time >= greatest(d.day, cast(:#${body.from} as timestamptz))
    and r.time < least(d.day + interval '24 hours', cast(:#${body.to} as timestamptz))
  group by r.time
  order by r.time
) g
where n.num = node_number(cast(:#${header.id} as text))
