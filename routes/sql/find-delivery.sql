-- delivery-lock: one message, locked until what follows is stored; no row when there is none.
select delivery_document(m, cast(:#${variable.unclaimed} as text))::text as document
from message m
where m.id = cast(:#${variable.message} as uuid) and m.direction = 'out'
for update
