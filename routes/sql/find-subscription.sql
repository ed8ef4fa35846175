-- orders-api-subscription: what holds for the account that asks, at this moment.
select json_strip_nulls(json_build_object(
  'state', s.state,
  'currentEnd', iso_time(s.current_end),
  'canSend', s.can_send,
  'plan', s.plan,
  'graceEnd', iso_time(s.current_end + interval '72 hours')))::text
from subscription_at(cast(:#${bean:currentAccount.id} as uuid), cast(:#${bean:billingClock.now} as timestamptz)) s
