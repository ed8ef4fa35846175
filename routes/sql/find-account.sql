-- account-api-get: the account that asks.
select json_strip_nulls(json_build_object(
  'id', a.id,
  'email', a.email,
  'emailVerified', a.email_verified_at is not null,
  'newEmail', (
    select t.email
    from account_token t
    where t.account = a.id and t.purpose = 'verify' and t.expires_at > now() and lower(t.email) <> lower(a.email)
    order by t.created_at desc
    limit 1),
  'alias', a.alias,
  'locale', a.locale,
  'settings', a.settings,
  'operator', a.operator,
  'suspended', a.suspended_at is not null,
  'issuer', a.issuer,
  'createdAt', iso_time(a.created_at)
))::text
from account a
where a.id = cast(:#${bean:currentAccount.id} as uuid)
