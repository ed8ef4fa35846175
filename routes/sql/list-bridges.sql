-- bridges-list: all bridges and stock gateways, enrolled ones first.
select json_build_object(
  'items', coalesce(json_agg(d.document order by b.enrolled desc, b.id), '[]'),
  'nextCursor', null
)::text
from bridge_document d
join bridge b using (id)
where cast(:#${header.kind} as text) is null or d.document ->> 'kind' = cast(:#${header.kind} as text)
