-- account-api-password: a new password ends all other sessions.
with changed as (
  update account
  set password_hash = cast(:#${body} as jsonb) ->> 'newPasswordHash'
  where id = cast(:#${bean:currentAccount.id} as uuid)
  returning id
),
grants as (delete from oauth2_authorization where principal_name in (select id::text from changed)),
sessions as (
  delete from spring_session
  where principal_name in (select id::text from changed) and session_id <> cast(:#${bean:currentAccount.session} as text)
),
links as (
  delete from account_token where account in (select id from changed) and purpose = 'reset'
)
insert into audit_event (actor, action, object, rule, ip)
select id::text, 'change-password', id::text, 'self', cast(:#${bean:currentAccount.ip} as inet)
from changed
