-- housekeeping-sweep: at most 5,000 rows a run, by one hub at a time.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-housekeeping')) as held
)
delete from dead_letter
where id in (
  select t.id
  from dead_letter t, mine
  where mine.held
    and t.received_at < now() - make_interval(days => cast(:#${properties:kosmo.retention.dead-letters} as integer))
  limit 5000
)
