-- messages-api-send: all that decides whether a message may be sent, in one look. The parameter is the request.
with asked as (
  select
    cast(:#${variable.account} as uuid) as account,
    cast(:#${variable.request} as jsonb) as r
),
named as (
  select
    case
      when r->>'to' = '^all' then 4294967295
      when r->>'to' ~ '^![0-9a-f]{8}$' then node_number(r->>'to')
      when r->>'to' ~ '^[0-9]{1,10}$' then (r->>'to')::bigint
    end as num
  from asked
  union
  select a.node
  from asked, node_alias a
  where lower(a.alias) = lower(asked.r->>'to') and (a.account = asked.account or a.account is null)
),
answered as (
  select m.packet_id, m.id
  from asked
  join message m on m.id = cast(asked.r->>'replyTo' as uuid) and m.account = asked.account
)
select json_build_object(
  'alias', sender_name(asked.account),
  'canSend', account_can_send(asked.account),
  'recipients', (
    select coalesce(json_agg(json_build_object(
      'num', named.num,
      'id', node_key(named.num),
      'name', n.long_name,
      'unmessagable', coalesce(n.unmessagable, false),
      'permitted', (n.num is not null or named.num = 4294967295)
        and may_write(asked.account, named.num, cast(:#${variable.unclaimed} as text)))), '[]')
    from named
    left join node n on n.num = named.num
    where named.num is not null),
  'repeated', exists (
    select 1 from message m
    where m.account = asked.account and m.idempotency_key = cast(:#${variable.key} as text)),
  'replyKnown', exists (select 1 from answered),
  'replyPacket', (select coalesce(
    answered.packet_id,
    (select a.packet_id from message_attempt a
     where a.message = answered.id and a.packet_id is not null order by a.number desc limit 1)) from answered)
)::text
from asked
