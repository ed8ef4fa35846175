-- conversations-api-read: everything up to now is read.
update conversation set read_at = now()
where account = cast(:#${bean:currentAccount.id} as uuid) and node = node_number(cast(:#${header.nodeId} as text))
