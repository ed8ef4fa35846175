-- How each bridge is now. A bridge is online while it says so and was heard of within 90 s, three of its statuses; a stock
-- gateway says nothing of itself, so it is online while it brings packets.
create view bridge_state as
select
  b.id,
  b.name,
  case when b.id like '!%' then 'gateway' else 'bridge' end as kind,
  b.node,
  b.pending_node,
  b.enrolled,
  b.enrolled_at,
  b.revoked_at,
  b.region,
  greatest(b.last_heard, s.received_at) as last_seen,
  case
    when b.revoked_at is not null then 'revoked'
    when s.bridge is not null then
      case when s.online and s.received_at > now() - interval '90 seconds' then 'online' else 'offline' end
    when b.last_heard is null then 'new'
    when b.last_heard > now() - interval '15 minutes' then 'online'
    else 'offline'
  end as state
from bridge b
left join bridge_status s on s.bridge = b.id;
