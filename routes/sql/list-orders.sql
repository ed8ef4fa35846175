-- orders-api-list: one page of the orders of the account that asks, newest first.
-- The cursor is the key of the last order, written in hexadecimal digits.
with asked as (
  select
    cast(:#${bean:currentAccount.id} as uuid) as account,
    cast(:#${bean:billingClock.now} as timestamptz) as instant,
    string_to_array(convert_from(decode(cast(:#${header.cursor} as text), 'hex'), 'UTF8'), '|', '') as after,
    cast(:#${header.limit} as integer) as page_size
),
page as (
  select o.id, o.created_at, order_document(o, a.instant) as document, a.page_size,
    row_number() over (order by o.created_at desc, o.id desc) as place
  from asked a
  join orders o on o.account = a.account
    and (a.after is null or (o.created_at, o.id) < (cast(a.after[1] as timestamptz), a.after[2]))
  order by o.created_at desc, o.id desc
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((select json_agg(p.document order by p.place) from page p where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.created_at, p.id), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size)))::text
from asked
