-- What was heard. Identity is (from, id, digest of port and payload): the dedupe truth is this key, in the
-- transaction of the data. Not partitioned, so that the key holds over all time. New tables: no lock of others.
create table packet (
  from_node bigint not null,
  id bigint not null,
  digest bigint not null,
  to_node bigint not null,
  port integer not null,
  channel text not null,
  first_seen timestamptz not null,
  heard_at timestamptz not null,
  time_quality smallint not null,
  hop_limit smallint,
  hop_start smallint,
  hops_away smallint,
  want_ack boolean not null,
  via_mqtt boolean not null,
  pki_encrypted boolean not null,
  request_id bigint,
  reply_id bigint,
  size integer not null,
  payload bytea,
  constraint packet_pk primary key (from_node, id, digest)
);
create index packet_first_seen on packet using brin (first_seen);
comment on column packet.digest is '64 bits of SHA-256 over port and payload; 0 for a copy that could not be read';
comment on column packet.port is 'Meshtastic port number; -1 for a copy that could not be read';
comment on column packet.first_seen is 'Hub time of the first copy';
comment on column packet.heard_at is 'When the mesh was heard saying it: radio, bridge or hub time, see time_quality';
comment on column packet.time_quality is '0 device, 1 radio, 2 bridge, 3 hub';
comment on column packet.payload is 'Data.payload, or the ciphertext of an unread copy; nulled after 7 days, never kept for texts between others';

-- packet x bridge: coverage data. A copy that could not be read is a reception too (digest 0).
create table reception (
  from_node bigint not null,
  id bigint not null,
  digest bigint not null,
  bridge text not null,
  heard_at timestamptz not null,
  stored_at timestamptz not null,
  rssi integer,
  snr real,
  hop_limit smallint,
  hop_start smallint,
  hops_away smallint,
  relay_node smallint,
  live boolean not null,
  spool text,
  seq bigint,
  constraint reception_pk primary key (from_node, id, digest, bridge)
);
create unique index reception_seq on reception (bridge, spool, seq) where seq is not null;
create index reception_node on reception (from_node, heard_at);
create index reception_stored_at on reception using brin (stored_at);
comment on column reception.rssi is 'dBm';
comment on column reception.snr is 'dB';
comment on column reception.seq is 'Number given by the bridge at spool insert; with bridge and spool it names one row for ever';
