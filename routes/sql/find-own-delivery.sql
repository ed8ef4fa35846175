-- own-messages-api-take-back: a message of the account that asks, locked; no row for anybody else's.
select delivery_document(m, cast(:#${variable.unclaimed} as text))::text as document
from message m
where m.id = cast(:#${variable.id} as uuid) and m.direction = 'out'
  and m.account = cast(:#${bean:currentAccount.id} as uuid)
for update
