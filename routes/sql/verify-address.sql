-- account-proof-verify: proves an address, which becomes that of the account. Answers how many accounts changed.
with spent as (
  delete from account_token
  where hash = sha256(convert_to(cast(:#${body} as jsonb) ->> 'token', 'UTF8')) and purpose = 'verify' and expires_at > now()
  returning account, email
),
changed as (
  update account a
  set email = s.email, email_verified_at = now()
  from spent s
  where a.id = s.account and a.erased_at is null
    and not exists (select from account other where lower(other.email) = lower(s.email) and other.id <> a.id and other.issuer is null)
  returning a.id
),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select id::text, 'verify-address', id::text, 'self', cast(:#${bean:currentAccount.ip} as inet)
  from changed
)
select count(*) from changed
