-- Enrolment of bridges, and what they last said of themselves. Adding nullable columns locks bridge for a moment.
alter table bridge
  alter column first_heard drop not null,
  alter column last_heard drop not null,
  add column name text,
  add column pending_node bigint,
  add column enrolled_at timestamptz,
  add column revoked_at timestamptz,
  add column credential_hash bytea,
  add column credential_at timestamptz;
comment on column bridge.node is 'The radio whose envelopes are accepted';
comment on column bridge.pending_node is 'Another radio that the bridge reports; nothing of it is accepted until an operator approves it';
comment on column bridge.enrolled is 'Holds a credential for the broker';
comment on column bridge.credential_hash is 'SHA-256 of the broker password, which is random and shown once';

create table bridge_status (
  bridge text not null,
  received_at timestamptz not null,
  online boolean not null,
  online_since timestamptz,
  software text,
  connected boolean,
  node bigint,
  firmware text,
  hardware integer,
  region integer,
  preset integer,
  hop_limit integer,
  channel_utilization real,
  air_util_tx real,
  public_key bytea,
  channels text[],
  serves text,
  current_spool text,
  clock_synced boolean,
  clock_offset_ms bigint,
  boot text,
  constraint bridge_status_pk primary key (bridge)
) with (fillfactor = 50);
comment on column bridge_status.received_at is 'Hub time of the newest status; a bridge sends one every 30 s, its broker one when it is gone';
comment on column bridge_status.region is 'RegionCode of the radio';
comment on column bridge_status.preset is 'ModemPreset; null when the radio is set up by hand';
comment on column bridge_status.channel_utilization is 'Percent';
comment on column bridge_status.air_util_tx is 'Percent of the last hour';
comment on column bridge_status.channels is 'Names by index, empty where the radio has none';
comment on column bridge_status.clock_offset_ms is 'Estimated error of the bridge''s clock; 0 when unknown';

create table bridge_diagnostics (
  bridge text not null,
  received_at timestamptz not null,
  frames bigint not null,
  corrupt_bytes bigint not null,
  reconnects bigint not null,
  reboots bigint not null,
  sent bigint not null,
  refused bigint not null,
  withheld bigint not null,
  uptime_s bigint not null,
  memory_bytes bigint not null,
  disk_free_bytes bigint not null,
  load real not null,
  celsius real,
  waiting bigint not null,
  transmitted bigint not null,
  airtime_ms double precision not null,
  constraint bridge_diagnostics_pk primary key (bridge)
) with (fillfactor = 50);
comment on table bridge_diagnostics is 'The newest of each bridge; counters since it started';
