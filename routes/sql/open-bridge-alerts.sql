-- bridge-rounds-watch: alerts that are due and not open yet.
insert into alert (kind, subject, detail)
select 'bridge-offline', s.id, jsonb_build_object('lastSeen', s.last_seen)
from bridge_state s
where s.kind = 'bridge' and s.state = 'offline'
  and s.last_seen < now() - make_interval(mins => cast(:#${properties:kosmo.bridges.offline-minutes} as integer))
union all
select 'bridge-radio-changed', s.id, jsonb_build_object('radio', s.pending_node)
from bridge_state s
where s.pending_node is not null and s.revoked_at is null
on conflict (kind, subject) where closed_at is null do nothing
