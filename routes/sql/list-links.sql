-- nodes-list-links: one page of links between published nodes that have a position.
-- The cursor is the key of the last link, written in hexadecimal digits.
with asked as (
  select
    cast(string_to_array(cast(:#${header.bbox} as text), ',') as double precision[]) as bbox,
    string_to_array(convert_from(decode(cast(:#${header.cursor} as text), 'hex'), 'UTF8'), '|') as after,
    cast(:#${header.limit} as integer) as page_size
),
page as (
  select
    l.*, f.id as from_id, t.id as to_id,
    f.longitude as from_lon, f.latitude as from_lat, t.longitude as to_lon, t.latitude as to_lat,
    a.page_size, row_number() over (order by l.from_node, l.to_node, l.kind) as place
  from asked a
  join link l on l.heard_at > now() - interval '7 days'
    and (a.after is null
      or (l.from_node, l.to_node, l.kind) > (cast(a.after[1] as bigint), cast(a.after[2] as bigint), a.after[3]))
  join published_node f on f.num = l.from_node and f.latitude is not null
  join published_node t on t.num = l.to_node and t.latitude is not null
  where in_bbox(f.latitude, f.longitude, a.bbox) or in_bbox(t.latitude, t.longitude, a.bbox)
  order by l.from_node, l.to_node, l.kind
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce(json_agg(json_strip_nulls(json_build_object(
    'from', from_id,
    'to', to_id,
    'kind', kind,
    'snr', snr,
    'heardAt', iso_time(heard_at),
    'line', array[array[from_lon, from_lat], array[to_lon, to_lat]])) order by place)
    filter (where place <= page_size), '[]'),
  'nextCursor', max(encode(convert_to(concat_ws('|', from_node, to_node, kind), 'UTF8'), 'hex'))
    filter (where place = page_size and exists (select 1 from page where place > page_size))
)::text
from page
