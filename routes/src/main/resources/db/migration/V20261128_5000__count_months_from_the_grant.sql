-- The months of a quota begin with the grant that covers now (spec: metering), not with the calendar's.

-- When the grant began that covers an instant; that of the last one in grace; null without any.
create function grant_start_at(asked uuid, instant timestamptz) returns timestamptz
language plpgsql stable as $fold$
declare
  given record;
  start timestamptz;
  current_start timestamptz;
  current_end timestamptz;
begin
  for given in
    select g.period::interval as period, g.granted_at
    from grant_entry g
    where g.account = asked and g.revoked_at is null
    order by g.granted_at, g.id
  loop
    start := greatest(current_end, given.granted_at);
    if start <= instant or current_start is null then
      current_start := start;
    end if;
    current_end := (start at time zone 'utc' + given.period) at time zone 'utc';
  end loop;
  return current_start;
end
$fold$;

create or replace function sending_quota(asked uuid, out per_day integer, out per_month integer, out weight real,
  out day_start timestamptz, out month_start timestamptz, out month_end timestamptz)
language sql stable as $quota$
  with begun as (
    select coalesce(grant_start_at(asked, now()), date_trunc('month', now(), 'UTC')) at time zone 'utc' as at
  ),
  passed as (
    -- Whole months since then; age() counts them by the calendar, as periods are added.
    select at, greatest(0, extract(year from a) * 12 + extract(month from a))::integer as months
    from begun, age(now() at time zone 'utc', at) a
  )
  select
    coalesce(p.messages_per_day, 50), coalesce(p.messages_per_month, 600), coalesce(p.priority_weight, 1::real),
    date_trunc('day', now(), 'UTC'),
    (at + make_interval(months => passed.months)) at time zone 'utc',
    (at + make_interval(months => passed.months + 1)) at time zone 'utc'
  from passed, subscription_at(asked, now()) s
  left join plan p on p.id = s.plan
$quota$;
