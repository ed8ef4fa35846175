-- notify-list: what the hub wants to tell the account that asks, newest first.
select json_build_object(
  'items', coalesce(json_agg(json_build_object(
    'id', n.id,
    'kind', n.kind,
    'subject', n.subject,
    'detail', n.detail,
    'createdAt', iso_time(n.created_at)) order by n.created_at desc, n.id desc), '[]'),
  'nextCursor', null)::text
from notice n
where n.account = cast(:#${bean:currentAccount.id} as uuid) and n.dismissed_at is null
  and n.created_at > cast(:#${bean:billingClock.now} as timestamptz) - interval '30 days'
