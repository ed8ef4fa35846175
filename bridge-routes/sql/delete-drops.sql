-- Stop reporting what was dropped once the hub does not miss it any more.
with missing as materialized (
  select value ->> 0 as first, value ->> 1 as last from json_each(:#KosmoMissing))
delete from dropped
where last <= :#KosmoUpTo
  and first not in (
    select told.first from missing cross join dropped told on told.first between missing.first and missing.last)
