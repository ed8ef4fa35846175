-- accounts-audit: what was done, newest first. The cursor is the id of the last event.
with page as (
  select e.*, row_number() over (order by e.id desc) as place
  from audit_event e
  where (cast(:#${header.cursor} as text) is null or e.id < cast(:#${header.cursor} as bigint))
    and (cast(:#${header.object} as text) is null or e.object = cast(:#${header.object} as text))
  order by e.id desc
  limit cast(:#${header.limit} as integer) + 1
)
select json_build_object(
  'items', coalesce(json_agg(json_strip_nulls(json_build_object(
    'id', id, 'at', iso_time(at), 'actor', actor, 'action', action, 'object', object, 'rule', rule, 'ip', host(ip),
    'detail', detail
  )) order by place) filter (where place <= cast(:#${header.limit} as integer)), '[]'),
  'nextCursor', max(id::text) filter (where place = cast(:#${header.limit} as integer)
    and exists (select from page where place > cast(:#${header.limit} as integer)))
)::text
from page
