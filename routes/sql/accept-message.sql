-- messages-api-accept: keep a message, its unit and its place in the conversation, all or nothing. The parameter is the
-- draft. Answers what became of it; over: the quota that is used up.
with draft as (
  select cast(:#${body} as jsonb) as d, cast(:#${variable.account} as uuid) as account
),
quota as (
  select q.* from draft, sending_quota(draft.account) q
),
used as (
  select
    coalesce(sum(c.reserved + c.consumed) filter (where c.period = 'day' and c.start = q.day_start), 0) as day,
    coalesce(sum(c.reserved + c.consumed) filter (where c.period = 'month' and c.start = q.month_start), 0) as month
  from draft
  cross join quota q
  left join usage_counter c on c.account = draft.account
    and c.start = case c.period when 'day' then q.day_start else q.month_start end
),
repeated as (
  select m.* from draft join message m on m.account = draft.account and m.idempotency_key = d->>'idempotencyKey'
),
over as (
  select case
    when (d->>'units')::integer = 0 then null
    when used.day >= q.per_day then 'day'
    when used.month >= q.per_month then 'month'
  end as period
  from draft, used, quota q
),
stored as (
  insert into message (
    direction, account, node, channel, text, wire, bytes, reaction, reply_to, reply_packet, idempotency_key,
    request_digest, priority, weight, state, charge, charge_day, charge_month, deadline, next_try_at, wake_at)
  select
    'out', account, (d->>'node')::bigint, d->>'channel', d->>'text', d->>'wire', (d->>'bytes')::integer,
    (d->>'reaction')::boolean, (d->>'replyTo')::uuid, (d->>'replyPacket')::bigint, d->>'idempotencyKey',
    sha256(convert_to(d->>'request', 'UTF8')), (d->>'priority')::smallint, q.weight, 'queued',
    case when (d->>'units')::integer = 0 then 'free' else 'reserved' end, q.day_start, q.month_start,
    now() + make_interval(secs => (d->>'seconds')::double precision), now(),
    now() + make_interval(secs => (d->>'seconds')::double precision)
  from draft, quota q, over
  where over.period is null and not exists (select 1 from repeated)
  returning *
),
entered as (
  insert into usage_entry (account, message, kind, units, day, month)
  select account, id, 'reserve', 1, charge_day, charge_month from stored where charge = 'reserved'
),
told as (
  insert into message_event (message, account, state, what, actor, source)
  select id, account, 'queued', 'accepted', 'sender', 'reported' from stored
),
filed as (
  insert into conversation as c (account, node, last_message_at, last_sent_at)
  select account, node, created_at, created_at from stored where node <> 4294967295
  on conflict (account, node) do update set
    last_message_at = excluded.last_message_at, last_sent_at = excluded.last_sent_at
)
select json_strip_nulls(json_build_object(
  'over', case when not exists (select 1 from repeated) then (select period from over) end,
  'reused', exists (
    select 1 from repeated, draft where request_digest <> sha256(convert_to(d->>'request', 'UTF8'))),
  'message', coalesce(
    (select accepted_document(m.id, m.state, m.node, m.text, m.bytes, m.charge, m.created_at) from stored m),
    (select accepted_document(m.id, m.state, m.node, m.text, m.bytes, m.charge, m.created_at) from repeated m)),
  'dayLimit', q.per_day,
  'dayUsed', used.day,
  'retryAfter', case (select period from over)
    when 'day' then ceil(extract(epoch from q.day_start + interval '1 day' - now()))
    when 'month' then ceil(extract(epoch from q.month_end - now())) end
))::text
from quota q, used
