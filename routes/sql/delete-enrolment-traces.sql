-- housekeeping-sweep: codes that nobody can use any more, wrong guesses of yesterday, and spools that no bridge has spoken
-- of for as long as receptions are kept.
with codes as (
  delete from enrolment_code where expires_at < now() - interval '30 days'
),
spools as (
  delete from bridge_spool
  where touched_at < now() - make_interval(days => cast(:#${properties:kosmo.retention.receptions} as integer))
)
delete from enrolment_failure where at < now() - interval '1 day'
