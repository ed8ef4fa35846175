-- account-links-reset: a link works once; it proves the address it was sent to. Answers how many accounts changed.
with asked as (
  select cast(:#${body} as jsonb) as value
),
spent as (
  delete from account_token t
  using asked
  where t.hash = sha256(convert_to(value ->> 'token', 'UTF8')) and t.purpose in ('reset', 'set-up') and t.expires_at > now()
  returning t.account, t.purpose, t.email
),
changed as (
  update account a
  set password_hash = value ->> 'passwordHash',
      email = case when s.purpose = 'set-up' then coalesce(a.email, value ->> 'email') else a.email end,
      email_verified_at = case
        when s.purpose = 'set-up' or lower(s.email) = lower(a.email) then coalesce(a.email_verified_at, now())
        else a.email_verified_at end
  from spent s, asked
  where a.id = s.account and a.erased_at is null
    and (s.purpose <> 'set-up' or coalesce(a.email, value ->> 'email') is not null)
  returning a.id, s.purpose
),
grants as (delete from oauth2_authorization where principal_name in (select id::text from changed)),
sessions as (delete from spring_session where principal_name in (select id::text from changed)),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select id::text, 'reset-password', id::text, purpose, cast(:#${bean:currentAccount.ip} as inet)
  from changed
)
select count(*) from changed
