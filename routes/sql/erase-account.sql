-- account-api-delete: erases what is personal and keeps the row as a pseudonym; answers whether it was done.
with target as (
  select id, email
  from account
  where id = cast(:#${bean:currentAccount.id} as uuid)
    and (not operator or exists (
      select from account other
      where other.operator and other.id <> cast(:#${bean:currentAccount.id} as uuid) and other.suspended_at is null))
  for update
),
tokens as (delete from personal_token where account in (select id from target)),
links as (delete from account_token where account in (select id from target)),
owned as (
  select m.node from membership m join target t on m.account = t.id and m.role = 'OWNER'
),
parts as (delete from membership where account in (select id from target) or node in (select node from owned)),
freed as (delete from claimed_node where node in (select node from owned)),
claims as (delete from claim where account in (select id from target)),
grants as (delete from oauth2_authorization where principal_name in (select id::text from target)),
sessions as (delete from spring_session where principal_name in (select id::text from target)),
words as (delete from message where account in (select id from target)),
talks as (delete from conversation where account in (select id from target)),
names as (delete from node_alias where account in (select id from target)),
blocks as (delete from block where account in (select id from target)),
notices as (delete from notice where account in (select id from target)),
counts as (delete from usage_counter where account in (select id from target)),
used as (delete from usage_entry where account in (select id from target)),
consents as (delete from oauth2_authorization_consent where principal_name in (select id::text from target)),
programs as (delete from oauth2_client_owner where account in (select id from target)),
-- The log keeps who did what under the pseudonym; from where is nobody's business any more.
places as (update audit_event set ip = null, detail = detail - 'email' where actor in (select id::text from target)),
alias as (update sender_alias set released_at = now() where account in (select id from target) and released_at is null),
noted as (
  insert into audit_event (actor, action, object, rule)
  select id::text, 'erase-account', id::text, 'self'
  from target
),
erased as (
  update account
  set email = null, email_verified_at = null, password_hash = null, alias = null, locale = null, settings = '{}',
      operator = false, issuer = null, subject = null, erased_at = now()
  where id in (select id from target)
  returning id
)
select count(*) from erased
