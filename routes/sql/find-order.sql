-- orders-api-get: one order of the account that asks.
select order_document(o, cast(:#${bean:billingClock.now} as timestamptz))::text
from orders o
where o.id = cast(:#${header.id} as text) and o.account = cast(:#${bean:currentAccount.id} as uuid)
