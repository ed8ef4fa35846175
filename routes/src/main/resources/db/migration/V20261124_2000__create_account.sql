-- Who signs in. The id is all that other tables and tokens know of a person.
-- New table: no lock of others.
create table account (
  id uuid not null default gen_random_uuid(),
  email text,
  email_verified_at timestamptz,
  password_hash text,
  alias text,
  locale text,
  settings jsonb not null default '{}',
  operator boolean not null default false,
  issuer text,
  subject text,
  created_at timestamptz not null default now(),
  suspended_at timestamptz,
  erased_at timestamptz,
  constraint account_pk primary key (id),
  constraint account_email_form check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  constraint account_alias_form check (alias ~ '^[[:alnum:]][[:alnum:] ._-]*$' and length(alias) <= 32),
  constraint account_locale_form check (locale ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  constraint account_issuer_with_subject check ((issuer is null) = (subject is null)),
  constraint account_erased_is_empty check (
    erased_at is null or (email is null and password_hash is null and alias is null and subject is null))
);
-- Accounts of an outside issuer are known by issuer and subject and never merged by e-mail.
create unique index account_email on account (lower(email)) where issuer is null;
create unique index account_subject on account (issuer, subject) where subject is not null;
comment on column account.alias is 'Name that recipients of messages see; not unique';
comment on column account.operator is 'Runs the network: may do everything under /admin';
comment on column account.erased_at is 'The person has left; the row stays as a pseudonym for orders and audit';
comment on column account.settings is 'What the web app remembers for the person: units, clock, notifications';
