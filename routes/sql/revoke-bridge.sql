-- bridges-revoke: take a bridge its credential. From now on the hub refuses what it sends; the broker follows.
with revoked as (
  update bridge b set
    enrolled = false, revoked_at = now(), credential_hash = null, credential_at = null, access_due = true
  where b.id = :#${variable.bridge} and b.revoked_at is null
  returning b.id
),
forgotten as (
  delete from enrolment_code c using revoked r where c.bridge = r.id and c.used_at is null
),
audited as (
  insert into audit_event (actor, action, object, rule, ip)
  select :#${bean:currentAccount.actor}, 'revoke-bridge', 'bridge:' || id, 'operator', cast(:#${bean:currentAccount.ip} as inet) from revoked
)
select id from revoked
