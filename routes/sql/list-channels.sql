-- channels-api-list: where something was said within 30 days by nodes whose owners allow it to be shown, the liveliest first.
select json_build_object(
  'items', coalesce(json_agg(json_build_object('channel', channel, 'texts', texts, 'lastAt', iso_time(last_at))
    order by texts desc, channel), '[]'),
  'nextCursor', null
)::text
from (
  select m.channel, count(*) as texts, max(m.created_at) as last_at
  from message m
  join published_node n on n.num = m.node
  where m.channel is not null and m.direction = 'in' and m.created_at > now() - interval '30 days'
  group by m.channel
) channels
