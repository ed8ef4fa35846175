-- sessions-api-end: ends all sessions of the account but the one that asks.
with ended as (
  delete from spring_session
  where principal_name = cast(:#${bean:currentAccount.id} as text)
    and session_id <> cast(:#${bean:currentAccount.session} as text)
  returning primary_id
)
insert into audit_event (actor, action, object, rule, ip, detail)
select cast(:#${bean:currentAccount.actor} as text), 'end-sessions', cast(:#${bean:currentAccount.id} as text), 'self',
  cast(cast(:#${bean:currentAccount.ip} as text) as inet), jsonb_build_object('ended', count(*))
from ended
