-- The index of air quality as it was at a time, for the map of the past; the view is the same at this moment. The planner
-- takes the function apart, so the view costs what it did. Replaces a view: a short exclusive lock on it.
create function air_quality_index_at(at timestamptz)
returns table (node bigint, pollutant text, concentration numeric, hour timestamptz, category text, index integer)
language sql stable as $$
with hour_mean as (
  select
    h.node, m.pollutant, m.mean,
    (extract(epoch from w.hour - h.bucket) / 3600)::integer as age,
    w.hour
  from (select date_bin('1 hour', at, timestamptz '2000-01-01 00:00:00+00') - interval '1 hour' as hour) w
  join air_quality_hourly h on h.bucket > w.hour - interval '12 hours' and h.bucket <= w.hour
  cross join lateral (
    values
      ('pm25', h.pm25_standard_sum / nullif(h.pm25_standard_n, 0)),
      ('pm10', h.pm100_standard_sum / nullif(h.pm100_standard_n, 0))
  ) as m (pollutant, mean)
  where m.mean is not null
),
weighted as (
  select
    node, pollutant, mean, age, hour,
    -- Steady air counts all hours alike, changing air the newest ones more; never below a half.
    power(greatest(coalesce(min(mean) over p / nullif(max(mean) over p, 0), 1), 0.5), age) as weight,
    count(*) filter (where age <= 2) over p as recent
  from hour_mean
  window p as (partition by node, pollutant)
),
nowcast as (
  select
    node, pollutant, hour,
    trunc((sum(mean * weight) / sum(weight))::numeric, case pollutant when 'pm25' then 1 else 0 end) as concentration
  from weighted
  where recent >= 2
  group by node, pollutant, hour
)
select distinct on (n.node)
  n.node,
  n.pollutant,
  n.concentration,
  n.hour,
  b.category,
  least(500, round(
    b.index_low + (n.concentration - b.low::numeric) * (b.index_high - b.index_low) / (b.high - b.low)::numeric
  ))::integer as index
from nowcast n
join lateral (
  select * from air_quality_breakpoint b
  where b.pollutant = n.pollutant and b.low <= n.concentration
  order by b.low desc
  limit 1
) b on true
order by n.node, index desc, n.pollutant desc;
$$;

create or replace view air_quality_index as
select * from air_quality_index_at(now());
