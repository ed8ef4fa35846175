-- export-readings: the columns of an export; null when the node is not published.
-- Answers the id for the file name, the metrics, and the header row with units.
select n.id, array_to_string(c.metrics, ',') as metrics,
  'time' || coalesce((
    select string_agg(',' || m.name || case m.unit when '1' then '' else ' (' || m.unit || ')' end, '' order by m.position)
    from metric m where m.name = any (c.metrics)), '')
    || case cast(:#${body.bucket} as text) when 'raw' then ',flags' else '' end as header
from published_node n
cross join lateral (
  select coalesce(
    (select array_agg(m.name order by m.position) from metric m
      where m.name = any (string_to_array(cast(:#${header.metrics} as text), ','))),
    case cast(:#${body.bucket} as text)
      when 'PT1H' then (
        select array_agg(m.name order by m.position) from metric m
        where m.name in (
          select p.metric from hourly_point p
          where p.node = n.num and p.bucket >= cast(:#${body.from} as timestamptz)
            and p.bucket < cast(:#${body.to} as timestamptz)))
      when 'P1D' then (
        select array_agg(m.name order by m.position) from metric m
        where m.name in (
          select p.metric from daily_point p
          where p.node = n.num and p.bucket >= cast(:#${body.from} as timestamptz)
            and p.bucket < cast(:#${body.to} as timestamptz)))
      else measured_metrics(n.num, cast(:#${body.from} as timestamptz), cast(:#${body.to} as timestamptz))
    end,
    '{}') as metrics
) c
where n.num = node_number(cast(:#${header.id} as text))
