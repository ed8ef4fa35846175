-- conversations-api-block: the account wants nothing from a node, and sends it nothing.
insert into block (node, account, by_node)
values (node_number(cast(:#${header.nodeId} as text)), cast(:#${bean:currentAccount.id} as uuid), false)
on conflict do nothing
