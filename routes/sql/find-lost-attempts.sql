-- overdue-failover-tick: attempts that were not granted and whose bridge went away.
select a.message, a.number
from message_attempt a
left join bridge b on b.id = a.bridge
left join bridge_status s on s.bridge = a.bridge
where a.state in ('offered', 'taken')
  and (s.bridge is null or not s.online or not s.connected or b.revoked_at is not null
    or s.received_at < now() - interval '75 seconds')
limit 100
