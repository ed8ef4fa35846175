-- What bridges are to be told, written in the transaction that decides it and published after. New tables: no lock of
-- others.
create table outbox (
  id bigint generated always as identity,
  bridge text not null,
  message uuid not null,
  attempt integer not null,
  kind text not null,
  token numeric(20) not null default 0,
  created_at timestamptz not null default now(),
  constraint outbox_pk primary key (id),
  constraint outbox_message_fk foreign key (message) references message (id) on delete cascade,
  constraint outbox_kind_known check (kind in ('offer', 'go', 'cancel', 'nodeinfo'))
);
comment on table outbox is 'Claimed with for update skip locked by any number of hubs; a row goes once the broker has its message';

-- Whose turn it is at each bridge.
create table bridge_share (
  bridge text not null,
  deficits jsonb not null,
  constraint bridge_share_pk primary key (bridge)
);
comment on column bridge_share.deficits is 'Accounts that wait and the milliseconds of airtime they are owed, the next to be served first';

-- Texts addressed to us, as the uplink stores them; what becomes of them is decided afterwards.
create table inbound_text (
  from_node bigint not null,
  id bigint not null,
  digest bigint not null,
  pki_encrypted boolean not null,
  to_node bigint not null,
  channel text not null,
  bridge text not null,
  text text not null,
  public_key bytea,
  published boolean not null,
  reply_id bigint,
  reaction boolean not null,
  heard_at timestamptz not null,
  handled_at timestamptz,
  constraint inbound_text_pk primary key (from_node, id, digest, pki_encrypted)
);
create index inbound_text_waiting on inbound_text (heard_at) where handled_at is null;
comment on column inbound_text.pki_encrypted is 'In the key: a forged copy in clear never hides the true one';
comment on column inbound_text.published is 'Its sender allows it to be shown';
