-- Sequence numbers that a bridge gave to packets which never came here. New table: no lock of others.
create table bridge_gap (
  bridge text not null,
  spool text not null,
  reason text not null,
  first bigint not null,
  last bigint not null,
  detected_at timestamptz not null default now(),
  constraint bridge_gap_pk primary key (bridge, spool, reason, first, last),
  constraint bridge_gap_order check (first <= last)
);
create index bridge_gap_detected_at on bridge_gap (detected_at);
comment on column bridge_gap.reason is 'full, expired, corrupt, other: reported by the bridge as dropped; unexplained: below its floor, and neither settled nor reported';

-- Alerts, open until what raised them is over. New table: no lock of others.
create table alert (
  id bigint generated always as identity,
  kind text not null,
  subject text not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  detail jsonb not null default '{}',
  constraint alert_pk primary key (id)
);
create unique index alert_open on alert (kind, subject) where closed_at is null;
create index alert_opened_at on alert (opened_at);
comment on column alert.kind is 'What is wrong, bridge-offline';
comment on column alert.subject is 'With whom or what, the id of a bridge';
