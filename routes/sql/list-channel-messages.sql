-- channels-api-messages: what was said on a channel by nodes whose owners allow it to be shown, the newest first.
with asked as (
  select
    cast(:#${header.channel} as text) as channel,
    string_to_array(convert_from(decode(cast(:#${header.before} as text), 'hex'), 'UTF8'), '|') as after,
    cast(:#${header.limit} as integer) as page_size
),
page as (
  select
    m.*, n.long_name, n.short_name, a.page_size, row_number() over (order by m.created_at desc, m.id desc) as place
  from asked a
  join message m on m.channel = a.channel and m.direction = 'in'
    and (a.after is null or (m.created_at, m.id) < (cast(a.after[1] as timestamptz), cast(a.after[2] as uuid)))
  join published_node n on n.num = m.node
  order by m.created_at desc, m.id desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((
    select json_agg(json_strip_nulls(json_build_object(
      'id', p.id, 'node', node_key(p.node), 'longName', p.long_name, 'shortName', p.short_name, 'channel', p.channel,
      'text', p.text, 'reaction', case when p.reaction then true end, 'createdAt', iso_time(p.created_at),
      'bridge', p.bridge)) order by p.place)
    from page p where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.created_at, p.id), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size))
)::text
