-- Texts between the web and the mesh, in both directions. New tables: no lock of others.
create table message (
  id uuid not null default gen_random_uuid(),
  direction text not null,
  account uuid,
  node bigint not null,
  channel text,
  text text not null,
  wire text not null,
  bytes integer not null,
  reaction boolean not null default false,
  reply_to uuid,
  reply_packet bigint,
  packet_id bigint,
  packet_digest bigint,
  bridge text,
  verified boolean,
  idempotency_key text,
  request_digest bytea,
  priority smallint not null default 50,
  weight real not null default 1,
  state text not null,
  reason text,
  waiting text,
  ended boolean not null default false,
  charge text not null,
  charge_day timestamptz,
  charge_month timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deadline timestamptz,
  next_try_at timestamptz,
  wake_at timestamptz,
  asked_node_info boolean not null default false,
  constraint message_pk primary key (id),
  constraint message_account_fk foreign key (account) references account (id),
  constraint message_direction_known check (direction in ('out', 'in')),
  constraint message_state_known check (state in (
    'queued', 'dispatched', 'sent', 'relayed', 'delivered', 'failed', 'expired', 'cancelled', 'unknown', 'received')),
  constraint message_charge_known check (charge in ('free', 'reserved', 'consumed', 'returned')),
  constraint message_ends check (direction = 'in' or deadline is not null)
) with (fillfactor = 70);
create index message_conversation on message (account, node, created_at desc);
create unique index message_idempotency on message (account, idempotency_key) where idempotency_key is not null;
create unique index message_packet on message (node, packet_id, packet_digest) where direction = 'in';
create index message_next_try on message (next_try_at) where next_try_at is not null;
create index message_wake on message (wake_at) where wake_at is not null;
create index message_channel on message (channel, created_at desc) where channel is not null;
create index message_inbox on message (created_at desc) where account is null and direction = 'in' and channel is null;
create index message_recipient on message (node, updated_at desc) where direction = 'out';
comment on column message.account is 'Whose conversation it is; null: a text of the hub itself, or one from the mesh that belongs to nobody';
comment on column message.node is 'The other end; 4294967295 for a channel, and for a text on a channel its sender';
comment on column message.text is 'As its writer wrote it';
comment on column message.verified is 'It came encrypted with the recorded key of its sender; anybody with the key of a channel can forge the others';
comment on column message.wire is 'As it is on the air: with the alias of its sender before it';
comment on column message.waiting is 'What it waits for: no-bridge, airtime, pacing, retry, key';
comment on column message.ended is 'Nothing more is expected; late evidence may still lift the state';
comment on column message.next_try_at is 'A bridge may be chosen from then on; null while an attempt is open or all is over';
comment on column message.wake_at is 'To be looked at then, if nothing happens before';

create table message_attempt (
  message uuid not null,
  number integer not null,
  bridge text not null,
  radio bigint not null,
  packet_id bigint,
  state text not null,
  token numeric(20),
  offered_at timestamptz not null,
  granted_at timestamptz,
  accepted_at timestamptz,
  result_at timestamptz,
  error integer,
  airtime_ms double precision not null,
  constraint message_attempt_pk primary key (message, number),
  constraint message_attempt_message_fk foreign key (message) references message (id) on delete cascade,
  constraint message_attempt_state_known check (state in (
    'offered', 'taken', 'granted', 'accepted', 'heard', 'confirmed', 'unheard', 'refused', 'withdrawn', 'lost'))
) with (fillfactor = 70);
create index message_attempt_bridge on message_attempt (bridge, offered_at);
create index message_attempt_packet on message_attempt (packet_id) where packet_id is not null;
-- No message has two attempts of which nobody knows yet what becomes of them.
create unique index message_attempt_open on message_attempt (message) where state in ('offered', 'taken', 'granted');
comment on column message_attempt.radio is 'Node number of the bridge''s radio: an answer of it is an implicit acknowledgement';
comment on column message_attempt.airtime_ms is 'Charged to the bridge: up to three transmissions';

-- What happened to each message: the timeline its sender sees, and the log that live viewers catch up from.
create table message_event (
  id bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  message uuid not null,
  account uuid,
  at timestamptz not null default now(),
  state text not null,
  what text not null,
  actor text not null,
  source text not null,
  attempt integer,
  bridge text,
  packet_id bigint,
  error integer,
  snr real,
  key text,
  constraint message_event_pk primary key (id),
  constraint message_event_message_fk foreign key (message) references message (id) on delete cascade,
  constraint message_event_key unique (key)
);
create index message_event_message on message_event (message, id);
create index message_event_account on message_event (account, tx, id);
comment on column message_event.tx is 'Transactions become visible in another order than ids are given; viewers read only what is older than all that run';
comment on column message_event.key is 'Names what a bridge reported for ever, so that it stands here once: bridge/spool/seq';
