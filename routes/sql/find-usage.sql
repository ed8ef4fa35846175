-- aliases-api-usage: what the account has used of its quota, and of what.
with asked as (
  select cast(:#${bean:currentAccount.id} as uuid) as account
),
quota as (
  select a.account, q.* from asked a, sending_quota(a.account) q
)
select json_build_object(
  'alias', sender_name(q.account),
  'canSend', account_can_send(q.account),
  'day', json_build_object(
    'start', iso_time(q.day_start),
    'end', iso_time(q.day_start + interval '1 day'),
    'limit', q.per_day,
    'reserved', coalesce(d.reserved, 0),
    'consumed', coalesce(d.consumed, 0)),
  'month', json_build_object(
    'start', iso_time(q.month_start),
    'end', iso_time(q.month_end),
    'limit', q.per_month,
    'reserved', coalesce(m.reserved, 0),
    'consumed', coalesce(m.consumed, 0)),
  'entries', (
    select coalesce(json_agg(json_build_object(
      'at', iso_time(e.at), 'message', e.message, 'kind', e.kind, 'units', e.units) order by e.id desc), '[]')
    from (
      select * from usage_entry u where u.account = q.account order by u.id desc limit 100) e)
)::text
from quota q
left join usage_counter d on d.account = q.account and d.period = 'day' and d.start = q.day_start
left join usage_counter m on m.account = q.account and m.period = 'month' and m.start = q.month_start
