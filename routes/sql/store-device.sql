-- uplink-store: keep device readings; the newest row and the rollups follow from rows really inserted.
-- Parameters are arrays of equal length, one element per reading, unique by (node, time, source).
-- Answers the ordinals of the readings that became the newest of their node (what live viewers see).
with given as materialized (
  select ord, node, to_timestamp(time / 1000::double precision) as time, source, time_quality, flags,
    to_timestamp(received_at / 1000::double precision) as received_at,
    battery_level, voltage, channel_utilization, air_util_tx, uptime_seconds,
    num_packets_tx, num_packets_rx, num_packets_rx_bad, num_online_nodes, num_total_nodes,
    num_rx_dupe, num_tx_relay, num_tx_relay_canceled, heap_total_bytes, heap_free_bytes,
    num_tx_dropped, noise_floor, freemem_bytes, diskfree1_bytes, diskfree2_bytes,
    diskfree3_bytes, load1, load5, load15, packets_inspected, position_dedup_drops,
    nodeinfo_cache_hits, rate_limit_drops, unknown_packet_drops, hop_exhausted_packets,
    router_hops_preserved
  from unnest(
      cast(:#ord as integer[]),
      cast(:#node as bigint[]),
      cast(:#time as bigint[]),
      cast(:#source as bigint[]),
      cast(:#time_quality as smallint[]),
      cast(:#flags as integer[]),
      cast(:#received_at as bigint[]),
      cast(:#battery_level as double precision[]),
      cast(:#voltage as double precision[]),
      cast(:#channel_utilization as double precision[]),
      cast(:#air_util_tx as double precision[]),
      cast(:#uptime_seconds as double precision[]),
      cast(:#num_packets_tx as double precision[]),
      cast(:#num_packets_rx as double precision[]),
      cast(:#num_packets_rx_bad as double precision[]),
      cast(:#num_online_nodes as double precision[]),
      cast(:#num_total_nodes as double precision[]),
      cast(:#num_rx_dupe as double precision[]),
      cast(:#num_tx_relay as double precision[]),
      cast(:#num_tx_relay_canceled as double precision[]),
      cast(:#heap_total_bytes as double precision[]),
      cast(:#heap_free_bytes as double precision[]),
      cast(:#num_tx_dropped as double precision[]),
      cast(:#noise_floor as double precision[]),
      cast(:#freemem_bytes as double precision[]),
      cast(:#diskfree1_bytes as double precision[]),
      cast(:#diskfree2_bytes as double precision[]),
      cast(:#diskfree3_bytes as double precision[]),
      cast(:#load1 as double precision[]),
      cast(:#load5 as double precision[]),
      cast(:#load15 as double precision[]),
      cast(:#packets_inspected as double precision[]),
      cast(:#position_dedup_drops as double precision[]),
      cast(:#nodeinfo_cache_hits as double precision[]),
      cast(:#rate_limit_drops as double precision[]),
      cast(:#unknown_packet_drops as double precision[]),
      cast(:#hop_exhausted_packets as double precision[]),
      cast(:#router_hops_preserved as double precision[])
    ) as u (
      ord, node, time, source, time_quality, flags, received_at,
      battery_level, voltage, channel_utilization, air_util_tx, uptime_seconds,
      num_packets_tx, num_packets_rx, num_packets_rx_bad, num_online_nodes,
      num_total_nodes, num_rx_dupe, num_tx_relay, num_tx_relay_canceled, heap_total_bytes,
      heap_free_bytes, num_tx_dropped, noise_floor, freemem_bytes, diskfree1_bytes,
      diskfree2_bytes, diskfree3_bytes, load1, load5, load15, packets_inspected,
      position_dedup_drops, nodeinfo_cache_hits, rate_limit_drops, unknown_packet_drops,
      hop_exhausted_packets, router_hops_preserved)
),
inserted as (
  insert into device_reading (
    node, time, source, time_quality, flags, received_at, battery_level, voltage,
    channel_utilization, air_util_tx, uptime_seconds, num_packets_tx, num_packets_rx,
    num_packets_rx_bad, num_online_nodes, num_total_nodes, num_rx_dupe, num_tx_relay,
    num_tx_relay_canceled, heap_total_bytes, heap_free_bytes, num_tx_dropped, noise_floor,
    freemem_bytes, diskfree1_bytes, diskfree2_bytes, diskfree3_bytes, load1, load5, load15,
    packets_inspected, position_dedup_drops, nodeinfo_cache_hits, rate_limit_drops,
    unknown_packet_drops, hop_exhausted_packets, router_hops_preserved)
  select
    node, time, source, time_quality, flags, received_at, battery_level, voltage,
    channel_utilization, air_util_tx, uptime_seconds, num_packets_tx, num_packets_rx,
    num_packets_rx_bad, num_online_nodes, num_total_nodes, num_rx_dupe, num_tx_relay,
    num_tx_relay_canceled, heap_total_bytes, heap_free_bytes, num_tx_dropped, noise_floor,
    freemem_bytes, diskfree1_bytes, diskfree2_bytes, diskfree3_bytes, load1, load5, load15,
    packets_inspected, position_dedup_drops, nodeinfo_cache_hits, rate_limit_drops,
    unknown_packet_drops, hop_exhausted_packets, router_hops_preserved
  from given
  order by node, time, source
  on conflict do nothing
  returning *
),
newest as (
  -- device_latest has the columns of device_reading, in their order.
  insert into device_latest as l
  select distinct on (node) * from inserted order by node, time desc, source
  on conflict (node) do update set
    time = excluded.time, source = excluded.source, time_quality = excluded.time_quality,
    flags = excluded.flags, received_at = excluded.received_at,
    battery_level = excluded.battery_level, voltage = excluded.voltage,
    channel_utilization = excluded.channel_utilization, air_util_tx = excluded.air_util_tx,
    uptime_seconds = excluded.uptime_seconds, num_packets_tx = excluded.num_packets_tx,
    num_packets_rx = excluded.num_packets_rx,
    num_packets_rx_bad = excluded.num_packets_rx_bad,
    num_online_nodes = excluded.num_online_nodes,
    num_total_nodes = excluded.num_total_nodes, num_rx_dupe = excluded.num_rx_dupe,
    num_tx_relay = excluded.num_tx_relay,
    num_tx_relay_canceled = excluded.num_tx_relay_canceled,
    heap_total_bytes = excluded.heap_total_bytes,
    heap_free_bytes = excluded.heap_free_bytes, num_tx_dropped = excluded.num_tx_dropped,
    noise_floor = excluded.noise_floor, freemem_bytes = excluded.freemem_bytes,
    diskfree1_bytes = excluded.diskfree1_bytes, diskfree2_bytes = excluded.diskfree2_bytes,
    diskfree3_bytes = excluded.diskfree3_bytes, load1 = excluded.load1,
    load5 = excluded.load5, load15 = excluded.load15,
    packets_inspected = excluded.packets_inspected,
    position_dedup_drops = excluded.position_dedup_drops,
    nodeinfo_cache_hits = excluded.nodeinfo_cache_hits,
    rate_limit_drops = excluded.rate_limit_drops,
    unknown_packet_drops = excluded.unknown_packet_drops,
    hop_exhausted_packets = excluded.hop_exhausted_packets,
    router_hops_preserved = excluded.router_hops_preserved
  where excluded.time > l.time
  returning l.node, l.time, l.source
),
-- Flag bits 1 (range) and 16 (sensor fault) keep a row out of the means; it stays in device_reading.
sound as (
  select * from inserted where (flags & 17) = 0
),
hourly as (
  insert into device_hourly as h (
    node, bucket, n, battery_level_n, battery_level_sum, battery_level_min,
    battery_level_max, voltage_n, voltage_sum, voltage_min, voltage_max,
    channel_utilization_n, channel_utilization_sum, channel_utilization_min,
    channel_utilization_max, air_util_tx_n, air_util_tx_sum, air_util_tx_min,
    air_util_tx_max)
  select
    node,
    date_bin('1 hour', time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*),
    count(battery_level),
    sum(battery_level::double precision),
    min(battery_level),
    max(battery_level),
    count(voltage),
    sum(voltage::double precision),
    min(voltage),
    max(voltage),
    count(channel_utilization),
    sum(channel_utilization::double precision),
    min(channel_utilization),
    max(channel_utilization),
    count(air_util_tx),
    sum(air_util_tx::double precision),
    min(air_util_tx),
    max(air_util_tx)
  from sound
  group by 1, 2
  order by 1, 2
  on conflict (node, bucket) do update set
    n = h.n + excluded.n,
    battery_level_n = coalesce(h.battery_level_n, 0) + excluded.battery_level_n,
    battery_level_sum = coalesce(h.battery_level_sum + excluded.battery_level_sum, h.battery_level_sum, excluded.battery_level_sum),
    battery_level_min = least(h.battery_level_min, excluded.battery_level_min),
    battery_level_max = greatest(h.battery_level_max, excluded.battery_level_max),
    voltage_n = coalesce(h.voltage_n, 0) + excluded.voltage_n,
    voltage_sum = coalesce(h.voltage_sum + excluded.voltage_sum, h.voltage_sum, excluded.voltage_sum),
    voltage_min = least(h.voltage_min, excluded.voltage_min),
    voltage_max = greatest(h.voltage_max, excluded.voltage_max),
    channel_utilization_n = coalesce(h.channel_utilization_n, 0) + excluded.channel_utilization_n,
    channel_utilization_sum = coalesce(h.channel_utilization_sum + excluded.channel_utilization_sum, h.channel_utilization_sum, excluded.channel_utilization_sum),
    channel_utilization_min = least(h.channel_utilization_min, excluded.channel_utilization_min),
    channel_utilization_max = greatest(h.channel_utilization_max, excluded.channel_utilization_max),
    air_util_tx_n = coalesce(h.air_util_tx_n, 0) + excluded.air_util_tx_n,
    air_util_tx_sum = coalesce(h.air_util_tx_sum + excluded.air_util_tx_sum, h.air_util_tx_sum, excluded.air_util_tx_sum),
    air_util_tx_min = least(h.air_util_tx_min, excluded.air_util_tx_min),
    air_util_tx_max = greatest(h.air_util_tx_max, excluded.air_util_tx_max)
),
daily as (
  insert into device_daily as h (
    node, bucket, n, battery_level_n, battery_level_sum, battery_level_min,
    battery_level_max, voltage_n, voltage_sum, voltage_min, voltage_max,
    channel_utilization_n, channel_utilization_sum, channel_utilization_min,
    channel_utilization_max, air_util_tx_n, air_util_tx_sum, air_util_tx_min,
    air_util_tx_max)
  select
    node,
    date_bin('1 day', time, timestamptz '2000-01-01 00:00:00+00') as bucket,
    count(*),
    count(battery_level),
    sum(battery_level::double precision),
    min(battery_level),
    max(battery_level),
    count(voltage),
    sum(voltage::double precision),
    min(voltage),
    max(voltage),
    count(channel_utilization),
    sum(channel_utilization::double precision),
    min(channel_utilization),
    max(channel_utilization),
    count(air_util_tx),
    sum(air_util_tx::double precision),
    min(air_util_tx),
    max(air_util_tx)
  from sound
  group by 1, 2
  order by 1, 2
  on conflict (node, bucket) do update set
    n = h.n + excluded.n,
    battery_level_n = coalesce(h.battery_level_n, 0) + excluded.battery_level_n,
    battery_level_sum = coalesce(h.battery_level_sum + excluded.battery_level_sum, h.battery_level_sum, excluded.battery_level_sum),
    battery_level_min = least(h.battery_level_min, excluded.battery_level_min),
    battery_level_max = greatest(h.battery_level_max, excluded.battery_level_max),
    voltage_n = coalesce(h.voltage_n, 0) + excluded.voltage_n,
    voltage_sum = coalesce(h.voltage_sum + excluded.voltage_sum, h.voltage_sum, excluded.voltage_sum),
    voltage_min = least(h.voltage_min, excluded.voltage_min),
    voltage_max = greatest(h.voltage_max, excluded.voltage_max),
    channel_utilization_n = coalesce(h.channel_utilization_n, 0) + excluded.channel_utilization_n,
    channel_utilization_sum = coalesce(h.channel_utilization_sum + excluded.channel_utilization_sum, h.channel_utilization_sum, excluded.channel_utilization_sum),
    channel_utilization_min = least(h.channel_utilization_min, excluded.channel_utilization_min),
    channel_utilization_max = greatest(h.channel_utilization_max, excluded.channel_utilization_max),
    air_util_tx_n = coalesce(h.air_util_tx_n, 0) + excluded.air_util_tx_n,
    air_util_tx_sum = coalesce(h.air_util_tx_sum + excluded.air_util_tx_sum, h.air_util_tx_sum, excluded.air_util_tx_sum),
    air_util_tx_min = least(h.air_util_tx_min, excluded.air_util_tx_min),
    air_util_tx_max = greatest(h.air_util_tx_max, excluded.air_util_tx_max)
)
select g.ord
from given g
join newest using (node, time, source)
order by g.ord
