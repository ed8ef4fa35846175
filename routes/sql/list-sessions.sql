-- sessions-api-list: where the account that asks is signed in, last seen first. The id of a row opens nothing.
select json_build_object(
  'items', coalesce(json_agg(json_build_object(
    'id', trim(s.primary_id),
    'current', trim(s.session_id) = cast(:#${bean:currentAccount.session} as text),
    'createdAt', iso_time(to_timestamp(s.creation_time / 1000)),
    'lastSeenAt', iso_time(to_timestamp(s.last_access_time / 1000))
  ) order by s.last_access_time desc, s.primary_id), '[]'),
  'nextCursor', null
)::text
from spring_session s
where s.principal_name = cast(:#${bean:currentAccount.id} as text)
  and s.expiry_time > extract(epoch from now()) * 1000
