-- privacy-export: all that is kept of the account that asks. Hashes of passwords and tokens are left out: they are
-- secrets, and say nothing about a person.
with me as (
  select * from account where id = cast(:#${bean:currentAccount.id} as uuid)
)
select json_build_object(
  'exportedAt', iso_time(now()),
  'account', (select to_jsonb(me) - 'password_hash' from me),
  'orders', (select coalesce(jsonb_agg(to_jsonb(o) - 'store' order by o.created_at), '[]') from orders o, me where o.account = me.id),
  'grants', (select coalesce(jsonb_agg(to_jsonb(g) order by g.id), '[]') from grant_entry g, me where g.account = me.id),
  'notices', (select coalesce(jsonb_agg(to_jsonb(n) order by n.id), '[]') from notice n, me where n.account = me.id),
  'tokens', (select coalesce(jsonb_agg(to_jsonb(t) - 'hash' order by t.created_at), '[]') from personal_token t, me where t.account = me.id),
  'sessions', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'createdAt', iso_time(to_timestamp(s.creation_time / 1000)),
      'lastSeenAt', iso_time(to_timestamp(s.last_access_time / 1000))) order by s.creation_time), '[]')
    from spring_session s, me where s.principal_name = me.id::text),
  'nodes', (
    select coalesce(jsonb_agg(jsonb_build_object('node', node_key(m.node), 'role', m.role, 'since', iso_time(m.created_at),
      'said', case when m.role = 'OWNER' then to_jsonb(c) - 'public_key' end) order by m.node), '[]')
    from membership m join me on m.account = me.id left join claimed_node c on c.node = m.node),
  'messages', (
    select coalesce(jsonb_agg(to_jsonb(w) - 'request_digest' order by w.created_at), '[]')
    from message w, me where w.account = me.id),
  'aliases', (
    select coalesce(jsonb_agg(jsonb_build_object('alias', a.alias, 'node', node_key(a.node)) order by a.alias), '[]')
    from node_alias a, me where a.account = me.id),
  'blocks', (
    select coalesce(jsonb_agg(jsonb_build_object('node', node_key(b.node), 'byNode', b.by_node) order by b.node), '[]')
    from block b, me where b.account = me.id),
  'usage', (select coalesce(jsonb_agg(to_jsonb(u) order by u.id), '[]') from usage_entry u, me where u.account = me.id),
  'audit', (select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from audit_event e, me where e.actor = me.id::text)
)::text
from me
