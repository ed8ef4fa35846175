-- inbound-handle: store what was decided of one text, all or nothing. The parameter is the decision as JSON.
with decision as (
  select
    d, d->'document' as t, (d->'document'->>'from')::bigint as node, (d->>'account')::uuid as account,
    (d->'document'->>'proven')::boolean as proven
  from (select cast(:#${body} as jsonb) as d) given
),
handled as (
  update inbound_text i set handled_at = now()
  from decision
  where i.from_node = node and i.id = (t->>'id')::bigint and i.digest = (t->>'digest')::bigint
    and i.pki_encrypted = (t->>'pkiEncrypted')::boolean
  returning i.from_node
),
stored as (
  insert into message (
    direction, account, node, channel, text, wire, bytes, reaction, reply_to, reply_packet, packet_id, packet_digest,
    bridge, verified, state, ended, charge)
  select
    'in', account, node, case d->>'file' when 'channel' then t->>'channel' end, t->>'text', t->>'text',
    octet_length(t->>'text'), (t->>'reaction')::boolean, (t->>'answeredMessage')::uuid, (t->>'replyId')::bigint,
    (t->>'id')::bigint, (t->>'digest')::bigint, t->>'bridge', proven, 'received', true, 'free'
  from decision
  where d->>'file' <> 'nowhere'
  on conflict (node, packet_id, packet_digest) where direction = 'in' do nothing
  returning id, account, node, bridge, packet_id
),
told as (
  insert into message_event (message, account, state, what, actor, source, bridge, packet_id)
  select id, account, 'received', 'received', 'node', 'observed', bridge, packet_id from stored
),
filed as (
  insert into conversation as c (account, node, last_message_at, last_heard_at)
  select s.account, s.node, now(), case when proven then now() end
  from stored s, decision where s.account is not null
  on conflict (account, node) do update set
    last_message_at = excluded.last_message_at,
    last_heard_at = coalesce(excluded.last_heard_at, c.last_heard_at)
),
stopped as (
  insert into block (node, account, by_node)
  select node, (nullif(d->>'stop', 'all'))::uuid, true from decision where d->>'stop' is not null
  on conflict do nothing
),
started as (
  delete from block b using decision
  where d->>'start' is not null and b.by_node and b.node = decision.node
    and b.account is not distinct from (nullif(d->>'start', 'all'))::uuid
),
reassured as (
  -- Only who has the pinned key can write such a text: the other key was not the node's.
  update node n set offered_key = null, offered_since = null
  from decision where proven and n.num = decision.node and n.offered_key is not null
)
insert into message (
  direction, node, text, wire, bytes, reply_packet, state, charge, deadline, next_try_at, wake_at, priority)
select
  'out', node, d->>'answer', d->>'answer', octet_length(d->>'answer'), (t->>'id')::bigint, 'queued', 'free',
  now() + interval '30 minutes', now(), now() + interval '30 minutes', 60
from decision
where d->>'answer' is not null and not exists (
  select 1 from message m
  where m.node = decision.node and m.direction = 'out' and m.account is null
    and m.created_at > now() - interval '10 minutes')
