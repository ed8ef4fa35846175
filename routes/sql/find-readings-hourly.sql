-- readings-series: hourly rollups; null when the node is not published.
select '{"node":"' || n.id || '","from":"' || iso_time(cast(:#${body.from} as timestamptz))
  || '","to":"' || iso_time(cast(:#${body.to} as timestamptz)) || '","bucket":"' || cast(:#${body.bucket} as text)
  || '","series":[' || coalesce((
    select string_agg('{"metric":"' || s.metric || '","unit":' || to_json(m.unit) || ',"points":[' || s.points || ']}', ','
      order by m.position)
    from hourly_series(n.num, cast(:#${body.from} as timestamptz), cast(:#${body.to} as timestamptz)) s
    join metric m on m.name = s.metric
    where cast(:#${header.metrics} as text) is null
      or s.metric = any (string_to_array(cast(:#${header.metrics} as text), ','))), '') || ']}'
from published_node n
where n.num = node_number(cast(:#${header.id} as text))
