-- What a person proves an address or a claim with: only hashes are kept, each works once.
-- New tables: no lock of others.
create table account_token (
  hash bytea not null,
  account uuid not null,
  purpose text not null,
  email text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint account_token_pk primary key (hash),
  constraint account_token_account_fk foreign key (account) references account (id) on delete cascade,
  constraint account_token_purpose check (purpose in ('verify', 'reset', 'set-up'))
);
create index account_token_account on account_token (account, purpose);
comment on column account_token.hash is 'SHA-256 of the token, which is 244 random bits';
comment on column account_token.email is 'The address that the token was sent to';

-- Tokens that people make for their own programs.
create table personal_token (
  id uuid not null default gen_random_uuid(),
  account uuid not null,
  name text not null,
  hash bytea not null,
  hint text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  constraint personal_token_pk primary key (id),
  constraint personal_token_hash unique (hash),
  constraint personal_token_account_fk foreign key (account) references account (id) on delete cascade,
  constraint personal_token_name_length check (length(name) between 1 and 60)
);
create index personal_token_account on personal_token (account);
comment on column personal_token.hint is 'Last four characters, by which its owner knows it again';
