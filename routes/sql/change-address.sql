-- account-api-change-address: where no mail is sent the new address counts at once; a taken one changes nothing.
with asked as (
  select cast(:#${body} as jsonb) ->> 'email' as email
),
changed as (
  update account a
  set email = asked.email, email_verified_at = null
  from asked
  where a.id = cast(:#${bean:currentAccount.id} as uuid)
    and not exists (select from account other where lower(other.email) = lower(asked.email) and other.id <> a.id and other.issuer is null)
  returning a.id
)
insert into audit_event (actor, action, object, rule, ip)
select id::text, 'change-address', id::text, 'self', cast(:#${bean:currentAccount.ip} as inet)
from changed
