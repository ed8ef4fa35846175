-- A bridge as the admin API answers it. Times are written as elsewhere: ISO 8601, UTC, Z.
create view bridge_document as
select
  s.id,
  json_strip_nulls(json_build_object(
    'id', s.id,
    'name', s.name,
    'kind', s.kind,
    'state', s.state,
    'region', s.region,
    'lastSeen', iso_time(s.last_seen),
    'radio', node_key(s.node),
    'pendingRadio', node_key(s.pending_node),
    'enrolledAt', iso_time(s.enrolled_at),
    'revokedAt', iso_time(s.revoked_at),
    'software', t.software,
    'firmware', nullif(t.firmware, ''),
    'serves', nullif(t.serves, ''),
    'connected', t.connected,
    'channelUtilization', t.channel_utilization,
    'airUtilTx', t.air_util_tx,
    'clock', case when t.clock_synced is not null then json_build_object(
      'synced', t.clock_synced, 'offsetMs', t.clock_offset_ms) end,
    'spool', case when p.spool is not null then json_strip_nulls(json_build_object(
      'name', p.spool, 'depth', p.depth, 'bytes', p.bytes, 'markedAt', iso_time(p.marked_at))) end,
    'lost', json_build_object(
      'dropped', coalesce(g.dropped, 0), 'unexplained', coalesce(g.unexplained, 0))
  )) as document
from bridge_state s
left join bridge_status t on t.bridge = s.id
left join bridge_spool p on p.bridge = s.id and p.spool = t.current_spool
left join lateral (
  select
    sum(last - first + 1) filter (where reason <> 'unexplained') as dropped,
    sum(last - first + 1) filter (where reason = 'unexplained') as unexplained
  from bridge_gap
  where bridge = s.id
) g on true;
