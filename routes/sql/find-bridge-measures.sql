-- bridge-rounds-measure: one row a bridge of ours, with what metrics show of it.
select
  s.id as bridge,
  case when s.state = 'online' then 1 else 0 end as online,
  coalesce(extract(epoch from now() - s.last_seen), 0)::double precision as silent_seconds,
  case when s.pending_node is null then 0 else 1 end as radio_waits,
  case when t.clock_synced then 1 else 0 end as clock_synced,
  coalesce(p.depth, 0) as spool_depth,
  coalesce(g.dropped, 0) as dropped,
  coalesce(g.unexplained, 0) as unexplained,
  coalesce(p.unmarked, 0) as unmarked
from bridge_state s
left join bridge_status t on t.bridge = s.id
left join lateral (
  select
    sum(depth) filter (where spool = t.current_spool) as depth,
    count(*) filter (where version <> marked and touched_at < now() - interval '10 seconds') as unmarked
  from bridge_spool
  where bridge = s.id
) p on true
left join lateral (
  select
    sum(last - first + 1) filter (where reason <> 'unexplained') as dropped,
    sum(last - first + 1) filter (where reason = 'unexplained') as unexplained
  from bridge_gap
  where bridge = s.id
) g on true
where s.kind = 'bridge' and s.state <> 'revoked'
order by s.id
