-- notify-hosts: tells the host of a bridge, who owns its radio, and the operators that it is offline, and owners that the key
-- of a node has changed; each outage and each key is told once. What is over is put away.
with outage as (
  select a.subject as bridge, iso_time(a.opened_at) as since, b.node
  from alert a
  join bridge b on b.id = a.subject
  where a.kind = 'bridge-offline' and a.closed_at is null
),
over as (
  update notice n
  set dismissed_at = now()
  where n.kind = 'bridge-offline' and n.dismissed_at is null
    and not exists (select from outage o where n.subject = o.bridge || ' ' || o.since)
),
again as (
  update notice n
  set dismissed_at = now()
  from membership m, claimed_node c, node d
  where n.kind = 'claim-suspended' and n.dismissed_at is null and m.account = n.account and m.role = 'OWNER'
    and c.node = m.node and d.num = m.node and d.public_key = c.public_key and d.offered_key is null and n.subject like node_key(m.node) || ' %'
)
insert into notice (account, kind, subject, detail, created_at)
select a.id, 'bridge-offline', o.bridge || ' ' || o.since, jsonb_build_object('bridge', o.bridge, 'since', o.since), now()
from outage o, account a
where a.erased_at is null
  and (a.operator or exists (select from node_right r where r.node = o.node and r.account = a.id and r.role = 'OWNER'))
union all
select m.account, 'claim-suspended', node_key(m.node) || ' ' || left(encode(sha256(coalesce(n.offered_key, n.public_key)), 'hex'), 16),
  jsonb_build_object('node', node_key(m.node)), now()
from membership m
join claimed_node c on c.node = m.node
join node n on n.num = m.node
where m.role = 'OWNER' and (n.public_key <> c.public_key or n.offered_key is not null)
on conflict do nothing
