-- btcpay-webhook-process: whether an event is a duplicate, about an unknown invoice, or new.
select case
  when exists (
    select 1 from webhook_delivery d
    where d.webhook = cast(:#${variable.event.webhookId} as text)
      and d.delivery = cast(:#${variable.event.deliveryId} as text)) then 'duplicate'
  when exists (select 1 from orders o where o.invoice = cast(:#${variable.event.invoiceId} as text)) then 'new'
  else 'unknown' end
