-- outbound-plan: the bridges that can transmit now, and up to 20 messages an account that wait for one. Messages that
-- others work on are left to them.
with bridges as (
  select
    b.id, s.node as radio, s.region, s.preset, s.channels, s.channel_utilization, s.air_util_tx, s.received_at
  from bridge b
  join bridge_status s on s.bridge = b.id
  where b.enrolled and b.revoked_at is null and s.online and s.connected and s.node is not null
    and s.received_at > now() - interval '90 seconds'
),
charges as (
  select
    b.id,
    coalesce(sum(a.airtime_ms), 0) as charged,
    coalesce(sum(a.airtime_ms) filter (where coalesce(a.accepted_at, a.granted_at, a.offered_at) < b.received_at), 0)
      as charged_before,
    coalesce(sum(a.airtime_ms) filter (where m.account is null), 0) as charged_to_system,
    count(*) filter (where a.state in ('offered', 'taken', 'granted')) as waiting
  from bridges b
  join message_attempt a on a.bridge = b.id
    and a.offered_at > now() - interval '8 days'
    and (a.state in ('offered', 'taken', 'granted')
      or coalesce(a.accepted_at, a.granted_at, a.offered_at) > now() - interval '1 hour')
    and a.state not in ('withdrawn', 'refused')
  join message m on m.id = a.message
  group by b.id
),
due as (
  select
    m.id, m.account, m.node, m.channel, m.weight, m.bytes, m.reply_packet, m.priority, m.created_at,
    delivery_document(m, cast(:#${variable.unclaimed} as text)) as delivery
  from message m
  where m.id in (
    select w.id
    from (
      select id, row_number() over (partition by account order by priority desc, created_at) as place
      from message
      where next_try_at <= now()
    ) w
    where w.place <= 20
    order by w.place
    limit 500)
  for update skip locked
)
select jsonb_build_object(
  'bridges', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', b.id,
      'radio', b.radio,
      'region', coalesce(b.region, 0),
      'preset', b.preset,
      'channels', to_jsonb(coalesce(b.channels, '{}')),
      'utilisation', coalesce(b.channel_utilization, 0),
      'airUtilTx', coalesce(b.air_util_tx, 0),
      'charged', coalesce(c.charged, 0),
      'chargedBefore', coalesce(c.charged_before, 0),
      'chargedToSystem', coalesce(c.charged_to_system, 0),
      'waiting', coalesce(c.waiting, 0),
      'deficits', coalesce((select x.deficits from bridge_share x where x.bridge = b.id), '[]'))), '[]')
    from bridges b
    left join charges c using (id)),
  'messages', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'account', d.account,
      'weight', d.weight,
      'bytes', d.bytes,
      'refers', d.reply_packet is not null,
      'channel', d.channel,
      'paced', d.channel is null and exists (
        select 1
        from message x
        join message_attempt a on a.message = x.id
        cross join (select make_interval(secs => cast(:#${bean:dispatchPlan.pauseSeconds} as double precision)) as pause) p
        where x.node = d.node and x.direction = 'out' and x.id <> d.id
          and (not x.ended or x.updated_at > now() - p.pause)
          and (a.state in ('offered', 'taken', 'granted') or a.accepted_at > now() - p.pause)),
      'heard', case when d.channel is null then (
        select coalesce(jsonb_agg(jsonb_build_object(
          'bridge', h.bridge,
          'millisAgo', greatest(0, epoch_millis(now()) - epoch_millis(h.heard_at)),
          'hopsAway', h.hops_away,
          'snr', h.snr)), '[]')
        from (
          select distinct on (r.bridge) r.bridge, r.heard_at, r.hops_away, r.snr
          from reception r
          where r.from_node = d.node and r.heard_at > now() - interval '24 hours'
          order by r.bridge, r.heard_at desc) h)
        else '[]' end,
      'delivery', d.delivery) order by d.priority desc, d.created_at), '[]')
    from due d)
)::text as document
