-- What messages cost: a ledger, and its sums. New tables: no lock of others.
create table usage_entry (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  account uuid not null,
  message uuid not null,
  kind text not null,
  units integer not null,
  day timestamptz not null,
  month timestamptz not null,
  constraint usage_entry_pk primary key (id),
  constraint usage_entry_kind_known check (kind in ('reserve', 'consume', 'return'))
);
-- A unit is reserved once, and settled once.
create unique index usage_entry_reserved on usage_entry (message) where kind = 'reserve';
create unique index usage_entry_settled on usage_entry (message) where kind <> 'reserve';
create index usage_entry_account on usage_entry (account, at desc);
comment on column usage_entry.day is 'Start of the UTC day whose quota it is taken from, and given back to';
comment on column usage_entry.month is 'Start of the month of the grant, likewise';

create table usage_counter (
  account uuid not null,
  period text not null,
  start timestamptz not null,
  reserved integer not null default 0,
  consumed integer not null default 0,
  constraint usage_counter_pk primary key (account, period, start),
  constraint usage_counter_period_known check (period in ('day', 'month')),
  constraint usage_counter_not_negative check (reserved >= 0 and consumed >= 0)
) with (fillfactor = 50);

-- The counters follow the ledger in the same transaction, whoever writes it.
create function count_usage() returns trigger language plpgsql as $count$
declare
  reserved_change integer := case new.kind when 'reserve' then new.units else -new.units end;
  consumed_change integer := case new.kind when 'consume' then new.units else 0 end;
begin
  -- Not in one statement: a row to be inserted is checked before its conflict is seen.
  insert into usage_counter (account, period, start)
  values (new.account, 'day', new.day), (new.account, 'month', new.month)
  on conflict do nothing;
  update usage_counter c set
    reserved = c.reserved + reserved_change,
    consumed = c.consumed + consumed_change
  where c.account = new.account
    and ((c.period = 'day' and c.start = new.day) or (c.period = 'month' and c.start = new.month));
  return null;
end
$count$;
create trigger count_usage after insert on usage_entry for each row execute function count_usage();

-- Limits while Redis is away. Losing them in a crash does no harm: unlogged.
create unlogged table rate_limit (
  key text not null,
  free_at timestamptz not null,
  constraint rate_limit_pk primary key (key)
);
comment on column rate_limit.free_at is 'When the bucket is full again (generic cell rate algorithm)';
