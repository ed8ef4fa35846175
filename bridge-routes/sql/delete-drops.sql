-- Stop reporting what was dropped once the hub does not miss it any more.
delete from dropped
where last <= :#KosmoUpTo
  and not exists (select 1 from json_each(:#KosmoMissing) m where first <= m.value ->> 1 and last >= m.value ->> 0)
