-- Codes that a bridge exchanges once for its credential, and wrong guesses at them. New tables: no lock of others.
create table enrolment_code (
  hash bytea not null,
  bridge text not null,
  issued_by text not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint enrolment_code_pk primary key (hash)
);
create index enrolment_code_bridge on enrolment_code (bridge);
comment on column enrolment_code.hash is 'SHA-256 of the code, which is random, 75 bits, and never stored';

create table enrolment_failure (
  network inet not null,
  at timestamptz not null default now()
);
create index enrolment_failure_network on enrolment_failure (network, at);
comment on column enrolment_failure.network is 'An IPv4 address, or the /64 of an IPv6 address';

-- A revocation that the broker has not confirmed yet is tried again.
alter table bridge add column access_due boolean not null default false;
