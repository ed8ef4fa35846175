-- Nodes of which nothing is taken again, and the key of their hashes where KOSMO_SECRET_KEY is not set.
-- New tables: no lock of others.
create table erased_node (
  hash text not null,
  erased_at timestamptz not null default now(),
  constraint erased_node_pk primary key (hash)
);
comment on table erased_node is 'Put back before ingestion starts when an older backup is restored';
comment on column erased_node.hash is 'HMAC-SHA256 of the number: who reads the table learns no number from it';

create table erasure_key (
  single boolean not null default true,
  key bytea not null,
  constraint erasure_key_pk primary key (single),
  constraint erasure_key_once check (single)
);
insert into erasure_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
