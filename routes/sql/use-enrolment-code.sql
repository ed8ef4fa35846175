-- enrolment-exchange: take a code once, and note the hash of the credential that is given for it.
-- Ten wrong codes within 15 minutes close the door to their network for that time.
-- Case, blanks and dashes of a typed code do not matter.
with asked as (
  select sha256(convert_to(upper(regexp_replace(cast(:#${body} as jsonb) ->> 'code', '[[:space:]-]', '', 'g')), 'UTF8')) as hash
),
caller as (
  select network(set_masklen(cast(:#${bean:currentAccount.ip} as inet), case family(cast(:#${bean:currentAccount.ip} as inet)) when 6 then 64 else 32 end))::inet as network
),
tries as (
  select c.network, count(f.at) as failures
  from caller c
  left join enrolment_failure f on f.network = c.network and f.at > now() - interval '15 minutes'
  group by c.network
),
used as (
  update enrolment_code c set used_at = now()
  from tries t, asked a
  where t.failures < 10 and c.hash = a.hash and c.used_at is null and c.expires_at > now()
  returning c.bridge
),
enrolled as (
  update bridge b set
    enrolled = true, enrolled_at = now(), revoked_at = null, access_due = false,
    credential_hash = :#${variable.credentialHash}, credential_at = now()
  from used u
  where b.id = u.bridge
  returning b.id
),
failed as (
  insert into enrolment_failure (network)
  select network from tries where failures < 10 and not exists (select 1 from used)
),
audited as (
  insert into audit_event (actor, action, object, rule, ip)
  select 'bridge:' || id, 'enrol-bridge', 'bridge:' || id, 'enrolment-code', cast(:#${bean:currentAccount.ip} as inet) from enrolled
)
select
  case when t.failures >= 10 then 'throttled' when e.id is null then 'invalid' else 'enrolled' end as verdict,
  coalesce(e.id, '') as bridge
from tries t
left join enrolled e on true
