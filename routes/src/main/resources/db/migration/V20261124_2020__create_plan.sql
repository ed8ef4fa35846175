-- What can be bought. A change of price is an update of a row; orders keep the price that they were made with.
-- New table: no lock of others.
create table plan (
  id text not null,
  name text not null,
  period text not null,
  price numeric(12, 2) not null,
  currency text not null,
  messages_per_day integer not null,
  messages_per_month integer not null,
  priority_weight real not null default 1,
  on_sale boolean not null default true,
  position smallint not null,
  constraint plan_pk primary key (id),
  constraint plan_period_leads_forward check (period ~ '^P[0-9]{1,4}[YMWD]$' and period::interval > interval '0'),
  constraint plan_price_positive check (price > 0),
  constraint plan_currency_form check (currency ~ '^[A-Z]{3}$'),
  constraint plan_quota_positive check (messages_per_day > 0 and messages_per_month > 0 and priority_weight > 0)
);
comment on column plan.period is 'ISO 8601 calendar period that one purchase brings, added in UTC';
comment on column plan.priority_weight is 'Share of air time when many wait: 2 is served twice as often as 1';
comment on column plan.on_sale is 'False: nobody can order it any more; what was bought stays';

insert into plan (id, name, period, price, currency, messages_per_day, messages_per_month, position) values
  ('monthly', 'Month', 'P1M', 5.00, 'EUR', 50, 600, 1),
  ('yearly', 'Year', 'P1Y', 50.00, 'EUR', 50, 600, 2),
  ('ext-week', 'Week', 'P7D', 1.50, 'EUR', 50, 600, 3);
