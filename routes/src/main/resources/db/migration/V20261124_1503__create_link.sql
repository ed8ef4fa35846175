-- Who hears whom, as told by neighbour info and traceroutes. New table: no lock of others.
create table link (
  from_node bigint not null,
  to_node bigint not null,
  kind text not null,
  snr real,
  heard_at timestamptz not null,
  constraint link_pk primary key (from_node, to_node, kind),
  constraint link_kind_known check (kind in ('neighbour', 'traceroute'))
) with (fillfactor = 70);
create index link_to_node on link (to_node);
comment on column link.snr is 'dB at to_node; null when unknown';
