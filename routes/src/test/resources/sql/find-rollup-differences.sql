-- Recomputes every rollup from raw readings and answers what differs. %s is hourly or daily, hour or day.
with expected as (
  select p.node, date_bin('1 %2$s', p.time, timestamptz '2000-01-01 00:00:00+00') as bucket, p.metric,
    count(*)::integer as n, avg(p.value) as mean, min(p.value) as min, max(p.value) as max
  from reading_point p
  join metric m on m.name = p.metric and m.rolled_up
  where (p.flags & 17) = 0
  group by 1, 2, 3
  union all
  select node, date_bin('1 %2$s', hour, timestamptz '2000-01-01 00:00:00+00'), 'rain',
    count(*)::integer, sum(mm), min(mm), max(mm)
  from (
    select distinct on (node, date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00'))
      node, date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00') as hour, value as mm
    from reading_point
    where metric = 'rain1h' and (flags & 17) = 0
    order by 1, 2, time desc
  ) hours
  group by 1, 2
),
found as (
  select node, bucket, metric, n, mean, min::double precision, max::double precision
  from %1$s_point
  where metric <> 'windDirection'
)
select coalesce(e.node, f.node) as node, coalesce(e.bucket, f.bucket) as bucket, metric,
  e.n as expected_n, f.n as found_n, e.mean as expected_mean, f.mean as found_mean
from expected e
full join found f using (node, bucket, metric)
where e.n is distinct from f.n
  or e.min is distinct from f.min
  or e.max is distinct from f.max
  or abs(e.mean - f.mean) > 1e-6 * greatest(1, abs(e.mean))
