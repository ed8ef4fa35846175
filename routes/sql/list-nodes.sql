-- nodes-list: one page of nodes by number. The cursor is the number of the last node, in hexadecimal digits.
with asked as (
  select
    cast(string_to_array(cast(:#${header.bbox} as text), ',') as double precision[]) as bbox,
    cast(:#${header.kind} as text) as kind,
    cast(:#${header.q} as text) as q,
    cast(cast(:#${header.activeWithin} as text) as interval) as active_within,
    coalesce(node_number('!' || cast(:#${header.cursor} as text)), 0) as after,
    cast(:#${header.limit} as integer) as page_size
),
chosen as materialized (
  select d.num
  from asked a
  join node_document d on d.num > a.after
    and (a.kind is null or d.kind = a.kind)
    and (a.bbox is null or in_bbox(d.latitude, d.longitude, a.bbox))
    and (a.active_within is null or d.last_heard >= now() - a.active_within)
    and (a.q is null or strpos(lower(concat_ws(' ', d.long_name, d.short_name, d.id)), lower(a.q)) > 0)
  order by d.num
  limit (select page_size + 1 from asked)
),
page as (
  select d.*, a.page_size, row_number() over (order by d.num) as place
  from asked a, chosen c
  join node_document d on d.num = c.num
)
select json_build_object(
  'items', coalesce(json_agg(document order by num) filter (where place <= page_size), '[]'),
  'nextCursor', max(to_hex(num)) filter (where place = page_size and exists (select 1 from page where place > page_size))
)::text
from page
