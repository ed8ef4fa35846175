-- invitations-invite: give a bridge that holds no credential a code; an older unused code of it dies.
-- Answers nothing when the bridge is enrolled already.
with asked as (
  select cast(:#${body} as jsonb) as value
),
invited as (
  insert into bridge as b (id, name, region)
  select value ->> 'id', value ->> 'name', value ->> 'region' from asked
  on conflict (id) do update set
    name = coalesce(excluded.name, b.name), region = coalesce(excluded.region, b.region)
  where not b.enrolled
  returning id
),
replaced as (
  delete from enrolment_code c using invited i where c.bridge = i.id and c.used_at is null
),
code as (
  insert into enrolment_code (hash, bridge, issued_by, expires_at)
  select :#${variable.codeHash}, id, :#${bean:currentAccount.actor}, now() + make_interval(mins => cast(:#${properties:kosmo.bridges.code-minutes} as integer))
  from invited
  returning bridge, expires_at
),
audited as (
  insert into audit_event (actor, action, object, rule, ip)
  select :#${bean:currentAccount.actor}, 'invite-bridge', 'bridge:' || bridge, 'operator', cast(:#${bean:currentAccount.ip} as inet) from code
)
select bridge, iso_time(expires_at) as expires from code
