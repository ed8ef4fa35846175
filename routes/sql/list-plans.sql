-- orders-api-plans: what can be bought now.
select json_build_object(
  'items', coalesce(json_agg(json_build_object(
    'id', p.id,
    'name', p.name,
    'period', p.period,
    'price', p.price::text,
    'currency', p.currency,
    'messagesPerDay', p.messages_per_day,
    'messagesPerMonth', p.messages_per_month,
    'priorityWeight', p.priority_weight) order by p.position), '[]'),
  'nextCursor', null)::text
from plan p
where p.on_sale
