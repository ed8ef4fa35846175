-- api-get-network, live-network: health of the network. Rates are means of the last 5 whole minutes.
with node_state as (
  select
    count(*) filter (where state = 'live') as live,
    count(*) filter (where state = 'today') as today,
    count(*) filter (where state = 'stale') as stale,
    count(*) as total
  from published_node
),
recent as (
  select
    coalesce(sum(packets), 0) / 5.0 as packets,
    coalesce(sum(copies), 0) / 5.0 as copies
  from traffic
  where minute >= date_trunc('minute', now()) - interval '5 minutes' and minute < date_trunc('minute', now())
),
day as (
  select coalesce(sum(packets), 0) as packets, coalesce(sum(withheld), 0) as withheld
  from traffic
  where minute > now() - interval '24 hours'
),
arrival as (
  select
    percentile_cont(0.95) within group (order by extract(epoch from stored_at - heard_at)::double precision)
      filter (where live) as p95,
    count(*) filter (where not live) / 5.0 as backlog
  from reception
  where stored_at > now() - interval '5 minutes'
)
select json_build_object(
  'nodes', json_build_object('live', s.live, 'today', s.today, 'stale', s.stale, 'total', s.total),
  'bridges', (
    select json_build_object(
      'online', count(*) filter (where state = 'online'),
      'total', count(*),
      'lost', (
        select coalesce(sum(last - first + 1), 0) from bridge_gap where detected_at > now() - interval '24 hours'))
    from bridge_state
    where state not in ('new', 'revoked')),
  'packetsPerMinute', trim_scale(round(r.packets, 1)),
  'receptionsPerMinute', trim_scale(round(r.copies, 1)),
  'ingestLag', json_strip_nulls(json_build_object('p95', trim_scale(round(a.p95::numeric, 3)))),
  'backlogPerMinute', trim_scale(round(a.backlog, 1)),
  'heard', json_build_object(
    'packets', d.packets,
    'nodes', (select count(*) from node where last_heard > now() - interval '24 hours'),
    'withheld', d.withheld)
)::text
from node_state s, recent r, day d, arrival a
