-- orders-apply: the order of an invoice, which nobody else changes until the transaction ends.
select json_build_object(
  'id', o.id,
  'storeId', o.store,
  'invoiceId', o.invoice,
  'amount', o.amount::text,
  'currency', o.currency,
  'state', o.state,
  'flags', to_json(o.flags),
  'granted', exists (select 1 from grant_entry g where g.order_id = o.id and g.revoked_at is null))::text
from orders o
where o.invoice = cast(:#${variable.invoiceId} as text)
for update of o
