-- What could not be processed, with its bytes, so that it can be looked at and replayed. New table: no lock of others.
create table dead_letter (
  id bigint generated always as identity,
  first_at timestamptz not null,
  received_at timestamptz not null,
  route text not null,
  source text not null,
  reason text not null,
  detail text,
  node bigint,
  bridge text,
  raw bytea,
  headers jsonb not null default '{}',
  attempts integer not null default 1,
  digest bigint not null,
  constraint dead_letter_pk primary key (id),
  constraint dead_letter_content_key unique (digest, source, reason)
);
create index dead_letter_received_at on dead_letter (received_at);
create index dead_letter_reason on dead_letter (reason, received_at);
comment on column dead_letter.source is 'Where it came from: the MQTT topic';
comment on column dead_letter.attempts is 'How often the same bytes came from the same source with the same fault; received_at is the last time';
comment on column dead_letter.reason is 'Stable code, the same as in metrics';
