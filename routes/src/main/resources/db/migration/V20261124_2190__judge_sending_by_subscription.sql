-- Sending needs a subscription, and its plan says how much may be sent; a period given for free has the plainest quota.
create or replace function account_can_send(asked uuid) returns boolean
language sql stable
return (
  select coalesce((subscription_at(a.id, now())).can_send, false) from account a
  where a.id = asked and a.erased_at is null);

create or replace function sending_quota(asked uuid, out per_day integer, out per_month integer, out weight real,
  out day_start timestamptz, out month_start timestamptz, out month_end timestamptz)
language sql stable as $quota$
  select
    coalesce(p.messages_per_day, 50), coalesce(p.messages_per_month, 600), coalesce(p.priority_weight, 1::real),
    date_trunc('day', now(), 'UTC'), date_trunc('month', now(), 'UTC'),
    date_trunc('month', now(), 'UTC') + interval '1 month'
  from subscription_at(asked, now()) s
  left join plan p on p.id = s.plan
$quota$;
