-- aliases-api-delete: forget one's name of a node.
delete from node_alias
where account = cast(:#${bean:currentAccount.id} as uuid) and alias = cast(:#${header.alias} as text)
