-- btcpay-webhook-process: remember an event that needs nothing done.
insert into webhook_delivery (webhook, delivery, type, order_id, processed_at)
select
  cast(:#${variable.event.webhookId} as text), cast(:#${variable.event.deliveryId} as text),
  cast(:#${variable.event.type} as text), o.id, cast(:#${bean:billingClock.now} as timestamptz)
from orders o
where o.invoice = cast(:#${variable.event.invoiceId} as text)
on conflict do nothing
