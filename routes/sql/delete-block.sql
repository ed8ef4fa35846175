-- conversations-api-unblock: what the node itself wants stays.
delete from block
where node = node_number(cast(:#${header.nodeId} as text)) and account = cast(:#${bean:currentAccount.id} as uuid)
  and not by_node
