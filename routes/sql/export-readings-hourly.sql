-- export-readings: one line a bucket, of means.
select iso_time(g.bucket) || coalesce((
    select string_agg(',' || coalesce(g.means ->> c.name, ''), '' order by c.place)
    from unnest(string_to_array(cast(:#${variable.metrics} as text), ',')) with ordinality as c (name, place)), '') as line
from (
  select p.bucket, jsonb_object_agg(p.metric, mean_text(p.mean)) as means
  from hourly_point p
  join published_node n on n.num = p.node
  where p.node = node_number(cast(:#${header.id} as text))
    and p.bucket >= cast(:#${body.from} as timestamptz)
    and p.bucket < cast(:#${body.to} as timestamptz)
  group by p.bucket
) g
order by g.bucket
