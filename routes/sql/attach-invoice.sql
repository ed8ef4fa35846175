-- orders-api-create: the order knows its invoice from now on; a second attempt changes nothing.
update orders o
set invoice = i ->> 'id',
    checkout_url = i ->> 'checkoutLink',
    expires_at = cast(i ->> 'expiresAt' as timestamptz),
    watched_until = cast(i ->> 'watchedUntil' as timestamptz)
from (select cast(:#${body} as jsonb) as i) as made
where o.id = i ->> 'orderId' and o.invoice is null
