-- overdue-wake: messages whose time has come; those that others work on are left to them.
select delivery_document(m, cast(:#${variable.unclaimed} as text))::text as document
from message m
where m.wake_at <= now()
order by m.wake_at
limit 50
for update skip locked
