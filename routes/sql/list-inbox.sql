-- channels-api-inbox: texts from the mesh that belong to nobody, the newest first.
with asked as (
  select
    string_to_array(convert_from(decode(cast(:#${header.before} as text), 'hex'), 'UTF8'), '|') as after,
    cast(:#${header.limit} as integer) as page_size
),
page as (
  select m.*, a.page_size, row_number() over (order by m.created_at desc, m.id desc) as place
  from asked a
  join message m on m.account is null and m.direction = 'in' and m.channel is null
    and (a.after is null or (m.created_at, m.id) < (cast(a.after[1] as timestamptz), cast(a.after[2] as uuid)))
  order by m.created_at desc, m.id desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((
    select json_agg(json_strip_nulls(json_build_object(
      'id', p.id, 'node', node_key(p.node), 'text', p.text, 'verified', coalesce(p.verified, false), 'bridge', p.bridge,
      'createdAt', iso_time(p.created_at),
      'writers', (
        select json_agg(sender_name(c.account) order by c.last_sent_at desc) from conversation c
        where c.node = p.node and c.last_sent_at > now() - interval '72 hours'))) order by p.place)
    from page p where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.created_at, p.id), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size))
)::text
