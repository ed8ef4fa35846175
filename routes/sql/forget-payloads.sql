-- housekeeping-sweep: at most 5,000 rows a run, by one hub at a time.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-housekeeping')) as held
)
update packet set payload = null
where (from_node, id, digest) in (
  select t.from_node, t.id, t.digest
  from packet t, mine
  where mine.held
    and t.payload is not null and t.first_seen < now() - make_interval(days => cast(:#${properties:kosmo.retention.payloads} as integer))
  limit 5000
)
