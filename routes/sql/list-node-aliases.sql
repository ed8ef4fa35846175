-- aliases-api-list: names of nodes, the account's own and those for everybody.
select json_build_object('items', coalesce((
  select json_agg(json_build_object(
    'alias', a.alias, 'node', node_key(a.node), 'scope', case when a.account is null then 'everybody' else 'account' end)
    order by lower(a.alias), a.account nulls last)
  from node_alias a
  where a.account = cast(:#${bean:currentAccount.id} as uuid) or a.account is null), '[]'), 'nextCursor', null)::text
