-- members-delete: an owner takes a part away, anyone gives up their own; an owner who leaves frees the node.
with asked as (
  select node_number(cast(:#${header.id} as text)) as node, cast(:#${header.accountId} as uuid) as account,
    cast(:#${bean:currentAccount.id} as uuid) as me
),
allowed as (
  select m.node, m.account, m.role
  from asked
  join membership m on m.node = asked.node and m.account = asked.account
  where asked.account = asked.me
    or exists (select from node_right r where r.node = asked.node and r.account = asked.me and r.role = 'OWNER')
),
gone as (
  delete from membership m
  using allowed a
  where m.node = a.node and (m.account = a.account or a.role = 'OWNER')
  returning m.node, m.account
),
freed as (delete from claimed_node where node in (select node from allowed where role = 'OWNER')),
noted as (
  insert into audit_event (actor, action, object, rule, ip, detail)
  select me::text, 'delete-member', node_key(a.node), case when a.account = me then 'self' else 'owner' end,
    cast(:#${bean:currentAccount.ip} as inet), jsonb_build_object('account', a.account, 'role', a.role)
  from allowed a, asked
)
select count(*) from gone
