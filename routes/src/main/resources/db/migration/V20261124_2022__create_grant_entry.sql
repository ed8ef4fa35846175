-- The ledger: periods that accounts were given. State and end of a subscription are folded from it and the clock;
-- nothing else says them, so no job that did not run ends one.
-- New table: no lock of others.
create table grant_entry (
  id bigint generated always as identity,
  account uuid not null,
  order_id text,
  plan text,
  period text not null,
  granted_at timestamptz not null,
  note text,
  revoked_at timestamptz,
  constraint grant_entry_pk primary key (id),
  constraint grant_entry_account_fk foreign key (account) references account (id),
  constraint grant_entry_order_fk foreign key (order_id) references orders (id),
  constraint grant_entry_plan_fk foreign key (plan) references plan (id),
  constraint grant_entry_period_leads_forward check (period ~ '^P[0-9]{1,4}[YMWD]$' and period::interval > interval '0')
);
-- However often an order is read as settled, one grant of it lives.
create unique index grant_entry_order on grant_entry (order_id) where revoked_at is null;
create index grant_entry_account on grant_entry (account) where revoked_at is null;
comment on column grant_entry.granted_at is 'When it was given, in whole seconds; it begins then or at the end of what was given before';
comment on column grant_entry.order_id is 'Null for a period that an operator gave for free';

-- What holds for an account at an instant. A purchase stacks on the current end; three days of grace are not charged;
-- months are clamped: 31 January and a month is the last of February. org.kosmoconnect.billing.Ledger is its twin.
create function subscription_at(asked uuid, instant timestamptz,
  out state text, out current_end timestamptz, out can_send boolean, out plan text)
language plpgsql stable as $fold$
declare
  given record;
begin
  for given in
    select g.plan, g.period::interval as period, g.granted_at
    from grant_entry g
    where g.account = asked and g.revoked_at is null
    order by g.granted_at, g.id
  loop
    if current_end is null or current_end <= instant then
      plan := given.plan;
    end if;
    current_end := (greatest(current_end, given.granted_at) at time zone 'utc' + given.period) at time zone 'utc';
  end loop;
  state := case
    when exists (select 1 from account a where a.id = asked and a.suspended_at is not null) then 'SUSPENDED'
    when current_end is null then 'NONE'
    when instant < current_end then 'ACTIVE'
    when instant < current_end + interval '72 hours' then 'GRACE'
    else 'EXPIRED' end;
  can_send := state in ('ACTIVE', 'GRACE');
end
$fold$;
