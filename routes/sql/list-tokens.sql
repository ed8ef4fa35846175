-- token-list: personal tokens of whoever asks, newest first.
select json_build_object(
  'items', coalesce(json_agg(json_strip_nulls(json_build_object(
    'id', id,
    'name', name,
    'hint', hint,
    'scopes', scopes,
    'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'expiresAt', to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'lastUsedAt', to_char(last_used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  )) order by created_at desc, id), '[]'),
  'nextCursor', null
)::text
from personal_token
where account = cast(:#${bean:currentAccount.id} as uuid)
