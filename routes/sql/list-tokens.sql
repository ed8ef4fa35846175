-- token-api-list: personal tokens of whoever asks, newest first.
select json_build_object(
  'items', coalesce(json_agg(json_strip_nulls(json_build_object(
    'id', id,
    'name', name,
    'hint', hint,
    'scopes', scopes,
    'createdAt', iso_time(created_at),
    'expiresAt', iso_time(expires_at),
    'lastUsedAt', iso_time(last_used_at)
  )) order by created_at desc, id), '[]'),
  'nextCursor', null
)::text
from personal_token
where account = cast(:#${bean:currentAccount.id} as uuid)
