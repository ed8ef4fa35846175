-- gateway-admin-summary: what waits, what became of the last day's messages, how much of the air each bridge has left, and
-- what was sold against what can be sent. share: percent of an hour that a bridge may transmit.
with bridges as (
  select b.id, s.channel_utilization, s.air_util_tx
  from bridge b
  join bridge_status s on s.bridge = b.id
  where b.enrolled and b.revoked_at is null and s.online and s.connected
    and s.received_at > now() - interval '90 seconds'
),
charges as (
  select
    a.bridge,
    coalesce(sum(a.airtime_ms) filter (
      where coalesce(a.accepted_at, a.granted_at, a.offered_at) > now() - interval '1 hour'), 0) as charged,
    count(*) filter (where a.state in ('offered', 'taken', 'granted')) as waiting
  from message_attempt a
  where a.offered_at > now() - interval '8 days' and a.state not in ('withdrawn', 'refused')
  group by a.bridge
),
budget as (
  select 3600000 * cast(:#${variable.share} as double precision) / 100 as millis
),
senders as (
  select q.per_day, q.per_month
  from account a
  cross join lateral sending_quota(a.id) q
  where a.erased_at is null and exists (select 1 from grant_entry g where g.account = a.id)
    and account_can_send(a.id)
),
usual as (
  select avg(airtime_ms) as millis from message_attempt where offered_at > now() - interval '7 days'
)
select json_strip_nulls(json_build_object(
  'waiting', (select count(*) from message where next_try_at is not null),
  'oldestWaiting', (select iso_time(min(created_at)) from message where next_try_at is not null),
  'underWay', (
    select count(*) from message_attempt where state in ('offered', 'taken', 'granted') or state = 'accepted'),
  'lastDay', (
    select coalesce(json_object_agg(state, number order by state), '{}')
    from (
      select state, count(*) as number from message
      where direction = 'out' and created_at > now() - interval '24 hours' group by state) s),
  'bridges', (
    select coalesce(json_agg(json_strip_nulls(json_build_object(
      'id', b.id,
      'waiting', coalesce(c.waiting, 0),
      'budgetMs', round(budget.millis),
      'chargedMs', round(coalesce(c.charged, 0)),
      'channelUtilization', b.channel_utilization,
      'airUtilTx', b.air_util_tx)) order by b.id), '[]')
    from budget, bridges b left join charges c on c.bridge = b.id),
  'capacity', json_build_object(
    'senders', (select count(*) from senders),
    'soldPerDay', (select coalesce(sum(per_day), 0) from senders),
    'soldPerMonth', (select coalesce(sum(per_month), 0) from senders),
    'availablePerDay', (
      select floor(24 * budget.millis * (select count(*) from bridges) / usual.millis) from budget, usual),
    'usualAirtimeMs', (select round(millis) from usual))
))::text
