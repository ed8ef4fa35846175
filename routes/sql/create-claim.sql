-- claims-create: a code for a node, whether or not the node is known; nothing when three others are open.
with asked as (
  select node_number(cast(:#${body} as jsonb) ->> 'nodeId') as node
),
owner as (
  select id from account where id = cast(:#${bean:currentAccount.id} as uuid) for update
),
made as (
  insert into claim as c (account, node, code)
  select owner.id, asked.node, lpad((('x' || substr(md5(gen_random_uuid()::text), 1, 8))::bit(32)::bigint % 1000000)::text, 6, '0')
  from asked, owner
  where (
    select count(*) from claim o
    where o.account = owner.id and o.node <> asked.node and o.expires_at > now() and o.tries < 5) < 3
  -- A new code for the same node; its wrong tries stay, or five tries would be as many as one likes.
  on conflict (account, node) do update
    set code = excluded.code,
        tries = case when c.created_at < now() - interval '1 hour' then 0 else c.tries end,
        created_at = case when c.created_at < now() - interval '1 hour' then now() else c.created_at end,
        expires_at = excluded.expires_at
    where c.tries < 5 or c.created_at < now() - interval '1 hour'
  returning *
)
select json_build_object(
  'id', id, 'nodeId', node_key(node), 'code', code, 'text', '!claim ' || code, 'expiresAt', iso_time(expires_at))::text
from made
