-- conversations-api-messages: one page of a conversation, the newest first; null when there is none. The cursor is time
-- and id of the last message, in hexadecimal digits.
with asked as (
  select
    c.account, c.node,
    string_to_array(convert_from(decode(cast(:#${header.before} as text), 'hex'), 'UTF8'), '|') as after,
    cast(:#${header.limit} as integer) as page_size
  from conversation c
  where c.account = cast(:#${bean:currentAccount.id} as uuid) and c.node = node_number(cast(:#${header.nodeId} as text))
),
page as (
  select
    message_document(m) as document, m.id, m.created_at, a.page_size,
    row_number() over (order by m.created_at desc, m.id desc) as place
  from asked a
  join message m on m.account = a.account and m.node = a.node
    and (a.after is null or (m.created_at, m.id) < (cast(a.after[1] as timestamptz), cast(a.after[2] as uuid)))
  order by m.created_at desc, m.id desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((select json_agg(document order by place) from page where place <= page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.created_at, p.id), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size))
)::text
from asked
