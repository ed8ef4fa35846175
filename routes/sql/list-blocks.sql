-- conversations-api-list-blocks: the nodes that the account blocks, and those that block it by name. A node that wants nothing
-- from anybody is not among them: it says nothing about this account.
select json_build_object('items', coalesce(json_agg(json_build_object(
  'node', node_key(b.node), 'blocked', b.blocked, 'blockedByNode', b.blocked_by_node) order by b.node), '[]'), 'nextCursor', null)::text
from (
  select node, bool_or(not by_node) as blocked, bool_or(by_node) as blocked_by_node
  from block
  where account = cast(:#${bean:currentAccount.id} as uuid)
  group by node
) b
