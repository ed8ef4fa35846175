-- commit-marks-publish: spools of which something was settled since their last mark, with what the mark says.
-- One hub at a time; a mark is at least 0.9 s younger than the last. What is below the bridge's floor is not missing, for
-- it will not come. A mark names at most 1,000 missing ranges and ends before the next one.
with mine as materialized (
  select pg_try_advisory_xact_lock(hashtext('kosmo-commit-marks')) as held
),
due as materialized (
  select s.bridge, s.spool, s.version, s.settled, s.begun_at,
    coalesce(upper(s.settled), 1) as ending,
    least(greatest(s.floor, 1), coalesce(upper(s.settled), 1)) as beginning
  from bridge_spool s, mine
  where mine.held and s.version <> s.marked
    and (s.marked_at is null or s.marked_at < now() - interval '900 milliseconds')
  order by s.begun_at
  limit 500
)
select d.bridge, d.spool, d.version, coalesce(m.after_last, d.ending) - 1 as up_to, coalesce(m.missing, '') as missing
from due d,
  lateral (
    select
      string_agg(g.first || '-' || g.ending - 1, ',' order by g.first) filter (where g.place <= 1000) as missing,
      min(g.first) filter (where g.place > 1000) as after_last
    from (
      select lower(r) as first, upper(r) as ending, row_number() over (order by r) as place
      from unnest(int8multirange(int8range(d.beginning, d.ending)) - d.settled) as r
      order by r
      limit 1001
    ) g
  ) m
order by d.begun_at
