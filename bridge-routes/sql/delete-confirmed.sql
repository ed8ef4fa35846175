-- Forget what the hub has: up to the mark, without what it misses.
delete from packet
where seq <= :#KosmoUpTo
  and not exists (select 1 from json_each(:#KosmoMissing) m where seq between m.value ->> 0 and m.value ->> 1)
