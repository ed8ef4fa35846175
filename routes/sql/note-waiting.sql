-- outbound-plan: keep why messages wait; a reason that is kept already costs nothing.
update message m set waiting = x.waiting
from jsonb_to_recordset(cast(:#${variable.plan.reasons} as jsonb)) as x (id uuid, waiting text)
where m.id = x.id and m.next_try_at is not null and m.waiting is distinct from x.waiting
