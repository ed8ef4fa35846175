-- accounts-list: accounts by address or alias, newest first. The cursor is the time of the last one, in microseconds.
with page as (
  select a.*, row_number() over (order by a.created_at desc, a.id) as place
  from account a
  where a.erased_at is null
    and (cast(:#${header.q} as text) is null
      or strpos(lower(concat_ws(' ', a.email, a.alias, a.id)), lower(cast(:#${header.q} as text))) > 0)
    and (cast(:#${header.cursor} as text) is null
      or a.created_at < to_timestamp(cast(:#${header.cursor} as bigint) / 1000000.0))
  order by a.created_at desc, a.id
  limit cast(:#${header.limit} as integer) + 1
)
select json_build_object(
  'items', coalesce(json_agg(json_strip_nulls(json_build_object(
    'id', id,
    'email', email,
    'emailVerified', email_verified_at is not null,
    'alias', alias,
    'operator', operator,
    'suspended', suspended_at is not null,
    'issuer', issuer,
    'createdAt', iso_time(created_at)
  )) order by place) filter (where place <= cast(:#${header.limit} as integer)), '[]'),
  'nextCursor', max((extract(epoch from created_at) * 1000000)::bigint::text)
    filter (where place = cast(:#${header.limit} as integer)
      and exists (select from page where place > cast(:#${header.limit} as integer)))
)::text
from page
