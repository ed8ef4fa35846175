-- nodes-list-positions: one page, newest first; null when the node is not published.
-- The cursor is the key of the last position, written in hexadecimal digits.
with asked as (
  select
    n.num,
    coalesce(cast(:#${header.to} as timestamptz), now()) as upto,
    coalesce(cast(:#${header.from} as timestamptz), coalesce(cast(:#${header.to} as timestamptz), now()) - interval '30 days') as since,
    string_to_array(convert_from(decode(cast(:#${header.cursor} as text), 'hex'), 'UTF8'), '|', '') as after,
    cast(:#${header.limit} as integer) as page_size
  from published_node n
  where n.num = node_number(cast(:#${header.id} as text))
),
page as (
  select p.*, a.page_size, row_number() over (order by p.time desc, p.source desc) as place
  from asked a
  join position_fix p on p.node = a.num
    and p.time >= a.since and p.time < a.upto
    and (a.after is null or (p.time, p.source) < (cast(a.after[1] as timestamptz), cast(a.after[2] as bigint)))
  order by p.time desc, p.source desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((
    select json_agg(json_strip_nulls(json_build_object(
      'time', iso_time(p.time),
      'quality', quality_name(p.time_quality),
      'lat', p.latitude,
      'lon', p.longitude,
      'alt', p.altitude,
      'precisionBits', p.precision_bits,
      'speed', p.ground_speed,
      'track', p.ground_track,
      'satellites', p.satellites)) order by p.place)
    from page p where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.time, p.source), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size))
)::text
from asked
