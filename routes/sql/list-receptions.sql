-- nodes-list-receptions: one page, newest first; null when the node is not published.
-- The cursor is the key of the last reception, written in hexadecimal digits.
with asked as (
  select
    n.num,
    coalesce(cast(:#${header.to} as timestamptz), now()) as upto,
    coalesce(cast(:#${header.from} as timestamptz), coalesce(cast(:#${header.to} as timestamptz), now()) - interval '24 hours') as since,
    string_to_array(convert_from(decode(cast(:#${header.cursor} as text), 'hex'), 'UTF8'), '|', '') as after,
    cast(:#${header.limit} as integer) as page_size
  from published_node n
  where n.num = node_number(cast(:#${header.id} as text))
),
page as (
  select
    r.*, a.page_size,
    row_number() over (order by r.heard_at desc, r.id desc, r.digest desc, r.bridge desc) as place
  from asked a
  join reception r on r.from_node = a.num
    and r.heard_at >= a.since and r.heard_at < a.upto
    and (a.after is null or (r.heard_at, r.id, r.digest, r.bridge)
      < (cast(a.after[1] as timestamptz), cast(a.after[2] as bigint), cast(a.after[3] as bigint), a.after[4]))
  order by r.heard_at desc, r.id desc, r.digest desc, r.bridge desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((
    select json_agg(json_strip_nulls(json_build_object(
      'bridge', p.bridge,
      'packet', lpad(to_hex(p.id), 8, '0'),
      'heardAt', iso_time(p.heard_at),
      'rssi', p.rssi,
      'snr', p.snr,
      'hopLimit', p.hop_limit,
      'hopStart', p.hop_start,
      'hopsAway', p.hops_away,
      'live', p.live)) order by p.place)
    from page p where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.heard_at, p.id, p.digest, p.bridge), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size))
)::text
from asked
