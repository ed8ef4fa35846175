-- aliases-api-set: name a node; at most 500 names an account.
insert into node_alias as a (account, alias, node)
select
  cast(:#${bean:currentAccount.id} as uuid), cast(:#${header.alias} as text),
  node_number(cast(cast(:#${body} as jsonb)->>'node' as text))
where (
  select count(*) from node_alias n where n.account = cast(:#${bean:currentAccount.id} as uuid)) < 500
on conflict (account, alias) do update set node = excluded.node
