-- Air quality index by the formula of the US EPA of May 2024 over the NowCast of the last 12 whole hours.
-- Sources: EPA-454/B-24-002 (breakpoints, truncation), EPA NowCast (weights, two of the three newest hours needed).
create table air_quality_breakpoint (
  pollutant text not null,
  low double precision not null,
  high double precision not null,
  index_low integer not null,
  index_high integer not null,
  category text not null,
  constraint air_quality_breakpoint_pk primary key (pollutant, low)
);
comment on column air_quality_breakpoint.low is 'µg/m³, truncated to 0.1 for pm25 and to 1 for pm10';
insert into air_quality_breakpoint (pollutant, low, high, index_low, index_high, category) values
  ('pm25', 0, 9.0, 0, 50, 'good'),
  ('pm25', 9.1, 35.4, 51, 100, 'moderate'),
  ('pm25', 35.5, 55.4, 101, 150, 'unhealthy-for-sensitive-groups'),
  ('pm25', 55.5, 125.4, 151, 200, 'unhealthy'),
  ('pm25', 125.5, 225.4, 201, 300, 'very-unhealthy'),
  ('pm25', 225.5, 325.4, 301, 500, 'hazardous'),
  ('pm10', 0, 54, 0, 50, 'good'),
  ('pm10', 55, 154, 51, 100, 'moderate'),
  ('pm10', 155, 254, 101, 150, 'unhealthy-for-sensitive-groups'),
  ('pm10', 255, 354, 151, 200, 'unhealthy'),
  ('pm10', 355, 424, 201, 300, 'very-unhealthy'),
  ('pm10', 425, 604, 301, 500, 'hazardous');

create view air_quality_index as
with hour_mean as (
  select
    h.node, m.pollutant, m.mean,
    (extract(epoch from w.hour - h.bucket) / 3600)::integer as age,
    w.hour
  from (select date_bin('1 hour', now(), timestamptz '2000-01-01 00:00:00+00') - interval '1 hour' as hour) w
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
