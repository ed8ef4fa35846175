-- Purchases of one period each, and the deliveries of the payment provider that told about them.
-- New tables: no lock of others.
create table orders (
  id text not null default 'kc-' || left(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 36),
  account uuid not null,
  plan text not null,
  period text not null,
  amount numeric(12, 2) not null,
  currency text not null,
  state text not null default 'PENDING',
  flags text[] not null default '{}',
  store text not null,
  invoice text,
  checkout_url text,
  paid numeric,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  checked_at timestamptz not null,
  expires_at timestamptz,
  watched_until timestamptz,
  constraint orders_pk primary key (id),
  constraint orders_account_fk foreign key (account) references account (id),
  constraint orders_plan_fk foreign key (plan) references plan (id),
  constraint orders_state_known check (state in
    ('PENDING', 'PROCESSING', 'PAID', 'EXPIRED', 'EXPIRED_PARTIAL', 'PAID_LATE', 'INVALID', 'REVIEW', 'REFUNDED'))
);
create unique index orders_invoice on orders (invoice) where invoice is not null;
create index orders_account on orders (account, created_at desc);
create index orders_unsettled on orders (checked_at) where state not in ('PAID', 'REFUNDED');
comment on column orders.id is 'Unguessable; stands in the metadata of the invoice';
comment on column orders.amount is 'Price at the time of the order';
comment on column orders.invoice is 'Id at the payment provider; null until the invoice was made';
comment on column orders.paid is 'Sum received so far, where the provider says it';
comment on column orders.checked_at is 'When the provider was last asked';
comment on column orders.watched_until is 'Until then the provider looks for late payments';

create table webhook_delivery (
  webhook text not null,
  delivery text not null,
  type text not null,
  order_id text not null,
  processed_at timestamptz not null,
  constraint webhook_delivery_pk primary key (webhook, delivery),
  constraint webhook_delivery_order_fk foreign key (order_id) references orders (id)
);
comment on column webhook_delivery.delivery is 'Id of the first delivery of an event; its redeliveries share it';
