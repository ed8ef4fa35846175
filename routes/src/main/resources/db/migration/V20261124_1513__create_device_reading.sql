-- Raw readings of one kind: DeviceMetrics, LocalStats, HostMetrics and traffic statistics. One row per measured instant; values are never altered.
-- New table: no lock of others. BRIN(time) is free (facts measured); the primary key serves node/time ranges.
create table device_reading (
  node bigint not null,
  time timestamptz not null,
  source bigint not null,
  time_quality smallint not null,
  flags integer not null default 0,
  received_at timestamptz not null,
  battery_level real,
  voltage real,
  channel_utilization real,
  air_util_tx real,
  uptime_seconds double precision,
  num_packets_tx double precision,
  num_packets_rx double precision,
  num_packets_rx_bad double precision,
  num_online_nodes double precision,
  num_total_nodes double precision,
  num_rx_dupe double precision,
  num_tx_relay double precision,
  num_tx_relay_canceled double precision,
  heap_total_bytes double precision,
  heap_free_bytes double precision,
  num_tx_dropped double precision,
  noise_floor double precision,
  freemem_bytes double precision,
  diskfree1_bytes double precision,
  diskfree2_bytes double precision,
  diskfree3_bytes double precision,
  load1 double precision,
  load5 double precision,
  load15 double precision,
  packets_inspected double precision,
  position_dedup_drops double precision,
  nodeinfo_cache_hits double precision,
  rate_limit_drops double precision,
  unknown_packet_drops double precision,
  hop_exhausted_packets double precision,
  router_hops_preserved double precision,
  constraint device_reading_pk primary key (node, time, source),
  constraint device_reading_time_quality_range check (time_quality between 0 and 3)
);
create index device_reading_time on device_reading using brin (time);
comment on table device_reading is 'source 0: the time is the device''s own; else the packet id. flags: see quality flags in docs.';
comment on column device_reading.battery_level is 'Battery level (101 = mains), %';
comment on column device_reading.voltage is 'Battery voltage, V';
comment on column device_reading.channel_utilization is 'Channel utilisation, %';
comment on column device_reading.air_util_tx is 'Transmit air time, %';
comment on column device_reading.uptime_seconds is 'Uptime, s';
comment on column device_reading.num_packets_tx is 'Packets sent since boot, 1';
comment on column device_reading.num_packets_rx is 'Packets received since boot, 1';
comment on column device_reading.num_packets_rx_bad is 'Bad packets received since boot, 1';
comment on column device_reading.num_online_nodes is 'Nodes heard in the last 2 hours, 1';
comment on column device_reading.num_total_nodes is 'Nodes known, 1';
comment on column device_reading.num_rx_dupe is 'Duplicates received since boot, 1';
comment on column device_reading.num_tx_relay is 'Packets relayed since boot, 1';
comment on column device_reading.num_tx_relay_canceled is 'Relays cancelled since boot, 1';
comment on column device_reading.heap_total_bytes is 'Heap size, B';
comment on column device_reading.heap_free_bytes is 'Free heap, B';
comment on column device_reading.num_tx_dropped is 'Packets dropped before sending since boot, 1';
comment on column device_reading.noise_floor is 'Noise floor, dBm';
comment on column device_reading.freemem_bytes is 'Free memory of the host, B';
comment on column device_reading.diskfree1_bytes is 'Free space on /, B';
comment on column device_reading.diskfree2_bytes is 'Free space on the second disk, B';
comment on column device_reading.diskfree3_bytes is 'Free space on the third disk, B';
comment on column device_reading.load1 is 'Load of the host, 1 min, 1';
comment on column device_reading.load5 is 'Load of the host, 5 min, 1';
comment on column device_reading.load15 is 'Load of the host, 15 min, 1';
comment on column device_reading.packets_inspected is 'Packets inspected by traffic management, 1';
comment on column device_reading.position_dedup_drops is 'Positions dropped as duplicates, 1';
comment on column device_reading.nodeinfo_cache_hits is 'Node infos answered from cache, 1';
comment on column device_reading.rate_limit_drops is 'Packets dropped by rate limit, 1';
comment on column device_reading.unknown_packet_drops is 'Unknown packets dropped, 1';
comment on column device_reading.hop_exhausted_packets is 'Packets with no hops left, 1';
comment on column device_reading.router_hops_preserved is 'Packets with hops preserved by routers, 1';

-- The newest reading of each node, as a whole row: values of different times are never mixed.
create table device_latest (
  like device_reading,
  constraint device_latest_pk primary key (node)
) with (fillfactor = 50);
