-- message-stream-publish: what is new for each viewer of its own messages, and whether it may still look. Only events
-- older than every transaction that runs: later ones may be overtaken by lower numbers.
-- Parameters are arrays of equal length, one element a viewer; a viewer without a place begins with what comes next.
select
  v.viewer,
  exists (
    select 1 from account a
    where a.id = cast(v.account as uuid) and a.suspended_at is null and a.erased_at is null) as active,
  pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
  e.tx::text as tx,
  e.id,
  (message_document(m) || jsonb_build_object('event', jsonb_build_object(
    'what', e.what, 'at', iso_time(e.at), 'state', e.state)))::text as data
from unnest(
    cast(:#viewers as bigint[]),
    cast(:#accounts as text[]),
    cast(:#transactions as text[]),
    cast(:#events as bigint[])
  ) as v (viewer, account, tx, event)
left join lateral (
  select x.*
  from message_event x
  where v.tx is not null and x.account = cast(v.account as uuid)
    and (x.tx, x.id) > (cast(v.tx as xid8), v.event)
    and x.tx < pg_snapshot_xmin(pg_current_snapshot())
  order by x.tx, x.id
  limit 100) e on true
left join message m on m.id = e.message
order by v.viewer, e.tx, e.id
