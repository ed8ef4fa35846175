-- What the hub tells an account: a banner in the app always, a mail where mail is sent.
-- New table: no lock of others.
create table notice (
  id bigint generated always as identity,
  account uuid not null,
  kind text not null,
  subject text not null,
  detail jsonb not null default '{}',
  created_at timestamptz not null,
  mailed_at timestamptz,
  dismissed_at timestamptz,
  constraint notice_pk primary key (id),
  constraint notice_account_fk foreign key (account) references account (id),
  constraint notice_kind_form check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Each thing is said once.
  constraint notice_once unique (account, kind, subject)
);
create index notice_open on notice (account) where dismissed_at is null;
create index notice_unmailed on notice (created_at) where mailed_at is null;
comment on column notice.subject is 'What it is about: an order, the end of a subscription, a bridge';
