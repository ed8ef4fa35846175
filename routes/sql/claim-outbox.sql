-- outbox-publish: what is to be published, and is still true. Deleted here, and for good once the broker has it all.
with claimed as (
  delete from outbox o
  where o.id in (select id from outbox order by id limit 100 for update skip locked)
  returning o.*
)
select
  c.id, c.bridge, c.message::text as message, c.attempt, c.kind, c.token::text as token, m.node as "to",
  coalesce(m.channel, '') as channel, m.wire as text, coalesce(m.reply_packet, 0) as reply_packet, m.reaction,
  m.priority, epoch_millis(m.deadline) as deadline, a.airtime_ms::integer as airtime_ms,
  coalesce(encode(n.public_key, 'hex'), '') as public_key
from claimed c
join message m on m.id = c.message
join message_attempt a on a.message = c.message and a.number = c.attempt
left join node n on n.num = m.node and m.channel is null
where case c.kind
  when 'offer' then a.state = 'offered'
  when 'go' then a.state = 'granted' and a.token = c.token
  else true
end
order by c.id
