-- news-publish: events for live viewers while Redis is away, each a notification, for one holds at most 8,000 bytes.
select count(pg_notify('kosmo_live', '[' || e.event::text || ']')) as events
from json_array_elements(cast(:#${body} as json)) with ordinality as e (event, place)
where octet_length(e.event::text) < 7900
