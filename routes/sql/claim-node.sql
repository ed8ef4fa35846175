-- claims-take, inbound-handle: what a code that came from a node does. Body: {node, code, publicKey (hex), pki, trusted}.
with asked as (
  select
    (value ->> 'node')::bigint as node,
    value ->> 'code' as code,
    decode(value ->> 'publicKey', 'hex') as public_key,
    coalesce((value ->> 'pki')::boolean, false) and coalesce((value ->> 'trusted')::boolean, false) as proven
  from (select cast(:#${body} as jsonb) as value) b
),
known as (
  select a.*, n.firmware, n.public_key = a.public_key as pinned
  from asked a
  join node n on n.num = a.node
  where a.proven and length(a.public_key) = 32 and a.public_key in (n.public_key, n.offered_key)
    -- From firmware 2.8 on the number of a node is made of its key.
    and (
      n.firmware !~ '^[0-9]+[.][0-9]+'
      or n.firmware is null
      or string_to_array(substring(n.firmware from '^[0-9]+[.][0-9]+'), '.')::integer[] < array[2, 8]
      or crc32(a.public_key) = a.node)
),
open as (
  select c.id, c.account, c.node, c.code = k.code as right_code
  from claim c
  join known k on k.node = c.node
  where c.expires_at > now() and c.tries < 5
  for update of c
),
wrong as (
  update claim set tries = tries + 1
  where id in (select id from open where not right_code) and not exists (select from open where right_code)
  returning id
),
winner as (
  select o.account, o.node, k.public_key
  from open o, known k
  where o.right_code
    -- Another key than the pinned one is taken from the owner alone, who knows the code.
    and (k.pinned or exists (select from membership m where m.node = o.node and m.role = 'OWNER' and m.account = o.account))
    and not exists (select from membership m where m.node = o.node and m.role = 'OWNER' and m.account <> o.account)
  order by o.id
  limit 1
),
pinned as (
  insert into claimed_node as n (node, public_key)
  select node, public_key from winner
  on conflict (node) do update set public_key = excluded.public_key, claimed_at = now()
  returning n.node
),
renewed as (
  update node n set public_key = w.public_key, offered_key = null, offered_since = null
  from winner w where n.num = w.node
),
owned as (
  insert into membership (node, account, role)
  select node, account, 'OWNER' from winner
  on conflict (node, account) do update set role = 'OWNER'
  returning node, account
),
closed as (delete from claim where node in (select node from owned)),
noted as (
  insert into audit_event (actor, action, object, rule)
  select account::text, 'claim-node', node_key(node), 'code from the node' from owned
)
select json_strip_nulls(json_build_object(
  'result', case
    when exists (select from owned) then 'claimed'
    when not (select proven from asked) then 'not-proven'
    when not exists (select from known) then 'key-unknown'
    when not (select pinned from known) and not exists (select from winner) then 'key-unknown'
    when exists (select from open where right_code) then 'taken'
    when exists (select from wrong) then 'wrong-code'
    else 'no-claim' end,
  'account', (select account from owned)
))::text
