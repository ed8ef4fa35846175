-- orders-admin-list: one page of orders in a state, those that wait for a person where none is named; oldest first.
-- The cursor is the key of the last order, written in hexadecimal digits.
with asked as (
  select
    cast(:#${header.state} as text) as state,
    cast(:#${bean:billingClock.now} as timestamptz) as instant,
    string_to_array(convert_from(decode(cast(:#${header.cursor} as text), 'hex'), 'UTF8'), '|', '') as after,
    cast(:#${header.limit} as integer) as page_size
),
page as (
  select o.id, o.changed_at, a.page_size, row_number() over (order by o.changed_at, o.id) as place,
    jsonb_build_object('account', o.account, 'email', buyer.email, 'invoice', o.invoice)
      || order_document(o, a.instant)::jsonb as document
  from asked a
  join orders o on o.state = any (case
      when a.state is null then array['REVIEW', 'PAID_LATE', 'EXPIRED_PARTIAL'] else array[a.state] end)
    and (a.after is null or (o.changed_at, o.id) > (cast(a.after[1] as timestamptz), a.after[2]))
  join account buyer on buyer.id = o.account
  order by o.changed_at, o.id
  limit (select page_size + 1 from asked)
)
select json_build_object(
  'items', coalesce((
    select json_agg(jsonb_strip_nulls(p.document) order by p.place) from page p where p.place <= p.page_size), '[]'),
  'nextCursor', (
    select encode(convert_to(concat_ws('|', p.changed_at, p.id), 'UTF8'), 'hex')
    from page p where p.place = p.page_size and exists (select 1 from page where place > page_size)))::text
from asked
