-- housekeeping-sweep: at most 5,000 rows a run, by one hub at a time.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-housekeeping')) as held
)
delete from power_reading
where (node, time, source) in (
  select t.node, t.time, t.source
  from power_reading t, mine
  where mine.held
    and t.time < now() - make_interval(days => cast(:#${properties:kosmo.retention.readings} as integer))
  limit 5000
)
