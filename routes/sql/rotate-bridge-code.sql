-- invitations-rotate: give an enrolled bridge a code for a new credential; the old one works until the code is used.
-- Answers nothing when there is no such enrolled bridge.
with known as (
  select id from bridge where id = :#${variable.bridge} and enrolled and revoked_at is null
),
replaced as (
  delete from enrolment_code c using known k where c.bridge = k.id and c.used_at is null
),
code as (
  insert into enrolment_code (hash, bridge, issued_by, expires_at)
  select :#${variable.codeHash}, id, :#${bean:currentAccount.actor}, now() + make_interval(mins => cast(:#${properties:kosmo.bridges.code-minutes} as integer))
  from known
  returning bridge, expires_at
),
audited as (
  insert into audit_event (actor, action, object, rule, ip)
  select :#${bean:currentAccount.actor}, 'rotate-bridge', 'bridge:' || bridge, 'operator', cast(:#${bean:currentAccount.ip} as inet) from code
)
select bridge, iso_time(expires_at) as expires from code
