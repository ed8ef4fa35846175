-- members-get: one who has a part in a node, for whoever has one; nothing for others.
select json_strip_nulls(json_build_object('account', m.account, 'alias', a.alias, 'role', m.role))::text
from membership m
join account a on a.id = m.account
where m.node = node_number(cast(:#${header.id} as text))
  and m.account = cast(:#${header.accountId} as uuid)
  and exists (
    select from membership mine
    where mine.node = m.node and mine.account = cast(:#${bean:currentAccount.id} as uuid))
