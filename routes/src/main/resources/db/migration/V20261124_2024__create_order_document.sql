-- An order as answers of the API have it.
create function order_document(o orders, instant timestamptz) returns json
language sql stable
return json_strip_nulls(json_build_object(
  'id', o.id,
  'plan', o.plan,
  'state', o.state,
  'flags', to_json(o.flags),
  'amount', o.amount::text,
  'currency', o.currency,
  'paid', o.paid::text,
  'checkoutUrl', case when o.state = 'PENDING' and o.expires_at > instant then o.checkout_url end,
  'createdAt', iso_time(o.created_at),
  'changedAt', iso_time(o.changed_at),
  'expiresAt', iso_time(o.expires_at)));
