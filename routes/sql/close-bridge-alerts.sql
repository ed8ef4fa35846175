-- bridge-rounds-watch: alerts whose reason is over.
update alert a
set closed_at = now()
from bridge_state s
where a.closed_at is null and a.subject = s.id
  and (
    (a.kind = 'bridge-offline' and s.state <> 'offline')
    or (a.kind = 'bridge-radio-changed' and (s.pending_node is null or s.revoked_at is not null))
  )
