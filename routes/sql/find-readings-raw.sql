-- readings-series: readings as they came, with their flags; null when the node is not published.
with series as (
  select
    p.metric,
    string_agg('["' || iso_time(p.time) || '",' || number_text(p.value) || ',' || p.flags || ']', ',' order by p.time) as points
  from reading_point p
  where p.node = node_number(cast(:#${header.id} as text))
    and p.time >= cast(:#${body.from} as timestamptz)
    and p.time < cast(:#${body.to} as timestamptz)
    and (cast(:#${header.metrics} as text) is null
      or p.metric = any (string_to_array(cast(:#${header.metrics} as text), ',')))
  group by p.metric
)
select '{"node":"' || n.id || '","from":"' || iso_time(cast(:#${body.from} as timestamptz))
  || '","to":"' || iso_time(cast(:#${body.to} as timestamptz)) || '","bucket":"' || cast(:#${body.bucket} as text)
  || '","series":[' || coalesce((
    select string_agg('{"metric":"' || s.metric || '","unit":' || to_json(m.unit) || ',"points":[' || s.points || ']}', ','
      order by m.position)
    from series s join metric m on m.name = s.metric), '') || ']}'
from published_node n
where n.num = node_number(cast(:#${header.id} as text))
