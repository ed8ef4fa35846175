-- gateway-admin-forget: an operator takes a name for everybody back. Noted in the audit log.
with forgotten as (
  delete from node_alias where account is null and alias = cast(:#${header.alias} as text)
  returning alias, node
)
insert into audit_event (actor, action, object, rule, ip, detail)
select cast(:#${bean:currentAccount.actor} as text), 'forget-node-name', node_key(node), 'operator',
  cast(:#${bean:currentAccount.ip} as inet), jsonb_build_object('alias', alias)
from forgotten
