-- housekeeping-sweep: at most 5,000 rows a run, by one hub at a time.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-housekeeping')) as held
)
delete from reception
where (from_node, id, digest, bridge) in (
  select t.from_node, t.id, t.digest, t.bridge
  from reception t, mine
  where mine.held
    and t.stored_at < now() - make_interval(days => cast(:#${properties:kosmo.retention.receptions} as integer))
  limit 5000
)
