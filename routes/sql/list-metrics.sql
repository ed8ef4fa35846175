-- api-list-metrics: what is measured, in which units.
select json_build_object(
  'items', json_agg(json_build_object(
    'metric', name, 'kind', kind, 'unit', unit, 'label', label, 'min', minimum, 'max', maximum, 'rolledUp', rolled_up)
    order by position),
  'nextCursor', null
)::text
from metric
where kind <> 'health'
