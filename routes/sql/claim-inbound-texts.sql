-- inbound-handle: texts of which nothing is decided yet, with all that decides it; those that others work on are left to
-- them. proven: a direct message that the sender's recorded key opened, through a bridge of ours. offered: the same with a
-- key that was said in its name later; a code that claims the node may come with it, and nothing else counts.
select jsonb_build_object(
  'from', t.from_node,
  'id', t.id,
  'digest', t.digest::text,
  'pkiEncrypted', t.pki_encrypted,
  'everybody', t.to_node = 4294967295,
  'channel', t.channel,
  'bridge', t.bridge,
  'text', t.text,
  'replyId', t.reply_id,
  'reaction', t.reaction,
  'publicKey', encode(t.public_key, 'hex'),
  'proven', direct.trusted and exists (select 1 from node n where n.num = t.from_node and n.public_key = t.public_key),
  'offered', direct.trusted and exists (select 1 from node n where n.num = t.from_node and n.offered_key = t.public_key),
  'answered', a.account,
  'answeredMessage', a.message,
  'addressed', account_by_name(substring(lower(ltrim(t.text)) from '^@([a-z0-9_-]{2,12})(?:[:,]?\s|$)')),
  'recent', w.recent,
  'writers', w.writers,
  'blockers', (
    select coalesce(jsonb_agg(b.account), '[]') from block b
    where b.node = t.from_node and not b.by_node and b.account is not null)
)::text as document, t.from_node::text as node
from inbound_text t
cross join lateral (
  select t.pki_encrypted and t.to_node <> 4294967295 and exists (
    select 1 from bridge b where b.id = t.bridge and b.enrolled and b.revoked_at is null and b.node = t.to_node
  ) as trusted) direct
left join lateral (
  select m.account, m.id as message
  from message m
  left join message_attempt x on x.message = m.id and x.packet_id = t.reply_id
  where t.reply_id is not null and m.node = t.from_node and m.account is not null
    and (x.packet_id is not null or (m.direction = 'in' and m.packet_id = t.reply_id))
  order by m.created_at desc
  limit 1) a on true
cross join lateral (
  select
    coalesce(jsonb_agg(jsonb_build_object('account', c.account, 'alias', sender_name(c.account))
      order by c.last_sent_at desc) filter (where c.last_sent_at > now() - interval '72 hours'), '[]') as recent,
    coalesce(jsonb_agg(jsonb_build_object('account', c.account, 'alias', sender_name(c.account))
      order by c.last_sent_at desc), '[]') as writers
  from conversation c
  where c.node = t.from_node and c.last_sent_at is not null) w
where t.handled_at is null
order by t.heard_at
limit 50
for update of t skip locked
