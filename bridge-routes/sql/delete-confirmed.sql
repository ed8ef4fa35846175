-- Forget what the hub has: up to the mark, without what it misses.
with missing as materialized (
  select value ->> 0 as first, value ->> 1 as last from json_each(:#KosmoMissing))
delete from packet
where seq <= :#KosmoUpTo
  and seq not in (
    select kept.seq from missing cross join packet kept on kept.seq between missing.first and missing.last)
