-- gateway-measures-show: one row with what metrics show of the gateway. Counts of ends are of the last hour.
select
  (select count(*) from message where next_try_at is not null) as waiting,
  (select coalesce(extract(epoch from now() - min(created_at)), 0)::double precision
   from message where next_try_at is not null) as oldest_seconds,
  (select count(*) from message_attempt where state in ('offered', 'taken', 'granted')) as at_bridges,
  (select count(*) from outbox) as outbox,
  (select count(*) from inbound_text where handled_at is null) as inbound,
  coalesce(e.delivered, 0) as delivered,
  coalesce(e.failed, 0) as failed,
  coalesce(e.unknown, 0) as unknown,
  coalesce(e.expired, 0) as expired
from (
  select
    count(*) filter (where state in ('delivered', 'relayed')) as delivered,
    count(*) filter (where state = 'failed') as failed,
    count(*) filter (where state = 'unknown') as unknown,
    count(*) filter (where state = 'expired') as expired
  from message
  where direction = 'out' and ended and updated_at > now() - interval '1 hour') e
