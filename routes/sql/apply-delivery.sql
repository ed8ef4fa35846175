-- delivery-store, own-messages-api-take-back, outbound-plan, overdue-failover, overdue-wake: store a decision as a whole:
-- the message, its attempts, its timeline, its unit, and what bridges are to be told. The parameter is the decision as JSON.
with decision as (
  select cast(:#${body} as jsonb) as d
),
changed as (
  update message m set
    state = d->>'state',
    reason = d->>'reason',
    waiting = d->>'waiting',
    ended = (d->>'ended')::boolean,
    charge = d->>'charge',
    next_try_at = to_timestamp((d->>'nextTryAt')::bigint / 1000::double precision),
    wake_at = to_timestamp((d->>'wakeAt')::bigint / 1000::double precision),
    asked_node_info = (d->>'askedNodeInfo')::boolean,
    updated_at = now()
  from decision
  where m.id = (d->>'id')::uuid
  returning m.id, m.account, m.charge_day, m.charge_month
),
attempts as (
  insert into message_attempt as a (
    message, number, bridge, radio, packet_id, state, token, offered_at, granted_at, accepted_at, result_at, error,
    airtime_ms)
  select
    c.id, x.number, x.bridge, x.radio, nullif(x."packetId", 0), x.state, nullif(x.token, 0),
    to_timestamp(x."offeredAt" / 1000::double precision),
    to_timestamp(nullif(x."grantedAt", 0) / 1000::double precision),
    to_timestamp(nullif(x."acceptedAt", 0) / 1000::double precision),
    to_timestamp(nullif(x."resultAt", 0) / 1000::double precision),
    x.error, x."airtimeMillis"
  from changed c, decision, jsonb_to_recordset(d->'attempts') as x (
    number integer, bridge text, radio bigint, "packetId" bigint, state text, token numeric, "offeredAt" bigint,
    "grantedAt" bigint, "acceptedAt" bigint, "resultAt" bigint, error integer, "airtimeMillis" double precision)
  on conflict (message, number) do update set
    packet_id = excluded.packet_id, state = excluded.state, token = excluded.token, granted_at = excluded.granted_at,
    accepted_at = excluded.accepted_at, result_at = excluded.result_at, error = excluded.error,
    airtime_ms = excluded.airtime_ms
),
timeline as (
  insert into message_event (
    message, account, at, state, what, actor, source, attempt, bridge, packet_id, error, snr, key)
  select
    c.id, c.account, clock_timestamp(), x.state, x.what, x.actor, x.source, nullif(x.attempt, 0), x.bridge,
    nullif(x."packetId", 0), x.error, x.snr, x.key
  from changed c, decision, jsonb_to_recordset(d->'timeline') as x (
    state text, what text, actor text, source text, attempt integer, bridge text, "packetId" bigint, error integer,
    snr real, key text)
  on conflict (key) do nothing
),
told as (
  insert into outbox (bridge, message, attempt, kind, token)
  select x.bridge, c.id, x.attempt, x.kind, x.token
  from changed c, decision, jsonb_to_recordset(d->'commands') as x (
    bridge text, attempt integer, kind text, token numeric)
)
insert into usage_entry (account, message, kind, units, day, month)
select c.account, c.id, d->>'usage', 1, c.charge_day, c.charge_month
from changed c, decision
where d->>'usage' is not null and c.account is not null
on conflict do nothing
