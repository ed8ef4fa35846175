-- conversations-api-list: one page of the account's conversations, the newest first. The cursor is time and node of the
-- last one, in hexadecimal digits.
with asked as (
  select
    cast(:#${bean:currentAccount.id} as uuid) as account,
    string_to_array(convert_from(decode(cast(:#${header.cursor} as text), 'hex'), 'UTF8'), '|') as after,
    cast(:#${header.limit} as integer) as page_size
),
page as (
  select
    c.*, a.page_size, row_number() over (order by c.last_message_at desc, c.node desc) as place
  from asked a
  join conversation c on c.account = a.account
    and (a.after is null or (c.last_message_at, c.node) < (cast(a.after[1] as timestamptz), cast(a.after[2] as bigint)))
  order by c.last_message_at desc, c.node desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((
    select json_agg(json_strip_nulls(json_build_object(
      'node', json_build_object('id', node_key(p.node), 'longName', n.long_name, 'shortName', n.short_name,
        'alias', (
          select a.alias from node_alias a
          where a.node = p.node and (a.account = p.account or a.account is null)
          order by a.account nulls last limit 1)),
      'lastMessageAt', iso_time(p.last_message_at),
      'lastMessage', (
        select message_document(m) from message m
        where m.account = p.account and m.node = p.node order by m.created_at desc limit 1),
      'unread', (
        select count(*) from message m
        where m.account = p.account and m.node = p.node and m.direction = 'in' and m.created_at > p.read_at),
      'readAt', case when isfinite(p.read_at) then iso_time(p.read_at) end,
      'replyWindowUntil', case when p.last_heard_at > now() - interval '72 hours'
        then iso_time(p.last_heard_at + interval '72 hours') end,
      'blocked', exists (
        select 1 from block b where b.node = p.node and (b.account = p.account or b.account is null)))) order by p.place)
    from page p
    left join node n on n.num = p.node and n.published and not n.ignored
    where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.last_message_at, p.node), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size))
)::text
