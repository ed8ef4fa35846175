-- conversations-api-get-block: whether the account blocks a node, and the node the account.
with asked as (
  select cast(:#${bean:currentAccount.id} as uuid) as account, node_number(cast(:#${header.nodeId} as text)) as node
)
select json_build_object(
  'node', node_key(node),
  'blocked', exists (select 1 from block b where b.node = asked.node and b.account = asked.account and not b.by_node),
  'blockedByNode', exists (
    select 1 from block b where b.node = asked.node and (b.account = asked.account or b.account is null) and b.by_node)
)::text
from asked
