-- What the authorization server keeps, in the form that Spring Authorization Server expects. Tokens and codes are hashes.
-- New tables: no lock of others.
create table oauth2_registered_client (
  id varchar(100) not null,
  client_id varchar(100) not null,
  client_id_issued_at timestamptz not null default now(),
  client_secret varchar(200),
  client_secret_expires_at timestamptz,
  client_name varchar(200) not null,
  client_authentication_methods varchar(1000) not null,
  authorization_grant_types varchar(1000) not null,
  redirect_uris varchar(1000),
  post_logout_redirect_uris varchar(1000),
  scopes varchar(1000) not null,
  client_settings varchar(2000) not null,
  token_settings varchar(2000) not null,
  constraint oauth2_registered_client_pk primary key (id),
  constraint oauth2_registered_client_client_id unique (client_id)
);

-- For whom a client acts that acts for nobody else.
create table oauth2_client_owner (
  client_id varchar(100) not null,
  account uuid not null,
  constraint oauth2_client_owner_pk primary key (client_id),
  constraint oauth2_client_owner_client_fk foreign key (client_id)
    references oauth2_registered_client (client_id) on delete cascade,
  constraint oauth2_client_owner_account_fk foreign key (account) references account (id) on delete cascade
);

create table oauth2_authorization (
  id varchar(100) not null,
  registered_client_id varchar(100) not null,
  principal_name varchar(200) not null,
  authorization_grant_type varchar(100) not null,
  authorized_scopes varchar(1000),
  attributes text,
  state varchar(500),
  authorization_code_value text,
  authorization_code_issued_at timestamptz,
  authorization_code_expires_at timestamptz,
  authorization_code_metadata text,
  access_token_value text,
  access_token_issued_at timestamptz,
  access_token_expires_at timestamptz,
  access_token_metadata text,
  access_token_type varchar(100),
  access_token_scopes varchar(1000),
  oidc_id_token_value text,
  oidc_id_token_issued_at timestamptz,
  oidc_id_token_expires_at timestamptz,
  oidc_id_token_metadata text,
  refresh_token_value text,
  refresh_token_issued_at timestamptz,
  refresh_token_expires_at timestamptz,
  refresh_token_metadata text,
  user_code_value text,
  user_code_issued_at timestamptz,
  user_code_expires_at timestamptz,
  user_code_metadata text,
  device_code_value text,
  device_code_issued_at timestamptz,
  device_code_expires_at timestamptz,
  device_code_metadata text,
  begun_at timestamptz not null default now(),
  constraint oauth2_authorization_pk primary key (id),
  constraint oauth2_authorization_client_fk foreign key (registered_client_id)
    references oauth2_registered_client (id) on delete cascade
);
create index oauth2_authorization_principal_name on oauth2_authorization (principal_name);
create index oauth2_authorization_refresh on oauth2_authorization (refresh_token_value);
create index oauth2_authorization_code on oauth2_authorization (authorization_code_value);
create index oauth2_authorization_access on oauth2_authorization (access_token_value);

create table oauth2_authorization_consent (
  registered_client_id varchar(100) not null,
  principal_name varchar(200) not null,
  authorities varchar(1000) not null,
  constraint oauth2_authorization_consent_pk primary key (registered_client_id, principal_name),
  constraint oauth2_authorization_consent_client_fk foreign key (registered_client_id)
    references oauth2_registered_client (id) on delete cascade
);

-- Refresh tokens that were used up: one that comes again was stolen, and ends its whole family.
create table oauth2_spent_token (
  hash text not null,
  authorization_id varchar(100) not null,
  spent_at timestamptz not null default now(),
  constraint oauth2_spent_token_pk primary key (hash),
  constraint oauth2_spent_token_authorization_fk foreign key (authorization_id)
    references oauth2_authorization (id) on delete cascade
);

create table signing_key (
  id text not null,
  jwk text not null,
  created_at timestamptz not null default now(),
  constraint signing_key_pk primary key (id)
);
comment on table signing_key is 'The newest signs, the one before is still believed';
comment on column signing_key.jwk is 'Private: whoever reads it signs tokens';
