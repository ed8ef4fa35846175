-- clients-list: programs of others, newest first.
select json_build_object(
  'items', coalesce(json_agg(json_build_object(
    'clientId', client_id,
    'name', client_name,
    'scopes', (select coalesce(json_agg(s), '[]') from unnest(string_to_array(scopes, ',')) s where s <> 'openid'),
    'grants', string_to_array(authorization_grant_types, ','),
    'redirectUris', coalesce(string_to_array(nullif(redirect_uris, ''), ','), '{}'),
    'createdAt', iso_time(client_id_issued_at)
  ) order by client_id_issued_at desc, client_id), '[]'),
  'nextCursor', null
)::text
from oauth2_registered_client
