-- bridges-store-status: keep what each bridge last said of itself. A last will says only that it is gone.
-- The first radio a bridge reports is its radio; another one waits for an operator's approval.
-- Parameters are arrays of equal length, one element per bridge. Times are epoch milliseconds.
with given as materialized (
  select bridge, to_timestamp(received_at / 1000::double precision) as received_at, online, software, connected, node,
    firmware, hardware, region, preset, hop_limit, channel_utilization, air_util_tx, public_key,
    string_to_array(channels, chr(31)) as channels, serves, current_spool, clock_synced, clock_offset_ms, boot
  from unnest(
      cast(:#bridge as text[]),
      cast(:#received_at as bigint[]),
      cast(:#online as boolean[]),
      cast(:#software as text[]),
      cast(:#connected as boolean[]),
      cast(:#node as bigint[]),
      cast(:#firmware as text[]),
      cast(:#hardware as integer[]),
      cast(:#region as integer[]),
      cast(:#preset as integer[]),
      cast(:#hop_limit as integer[]),
      cast(:#channel_utilization as double precision[]),
      cast(:#air_util_tx as double precision[]),
      cast(:#public_key as bytea[]),
      cast(:#channels as text[]),
      cast(:#serves as text[]),
      cast(:#current_spool as text[]),
      cast(:#clock_synced as boolean[]),
      cast(:#clock_offset_ms as bigint[]),
      cast(:#boot as text[])
    ) as u (
      bridge, received_at, online, software, connected, node, firmware, hardware, region, preset, hop_limit,
      channel_utilization, air_util_tx, public_key, channels, serves, current_spool, clock_synced, clock_offset_ms, boot)
),
bound as (
  insert into bridge as b (id, node)
  select bridge, node from given
  order by bridge
  on conflict (id) do update set
    node = coalesce(b.node, excluded.node),
    pending_node = case
      when excluded.node is null then b.pending_node
      when excluded.node = coalesce(b.node, excluded.node) then null
      else excluded.node
    end
  where b.node is null or (excluded.node is not null and excluded.node is distinct from coalesce(b.pending_node, b.node))
)
insert into bridge_status as s (
  bridge, received_at, online, online_since, software, connected, node, firmware, hardware, region, preset, hop_limit,
  channel_utilization, air_util_tx, public_key, channels, serves, current_spool, clock_synced, clock_offset_ms, boot)
select
  bridge, received_at, online, case when online then received_at end, software, connected, node, firmware, hardware,
  region, preset, hop_limit, channel_utilization, air_util_tx, public_key, channels, serves, current_spool, clock_synced,
  clock_offset_ms, boot
from given
order by bridge
on conflict (bridge) do update set
  received_at = excluded.received_at,
  online = excluded.online,
  online_since = case when s.online and excluded.online then s.online_since else excluded.online_since end,
  software = coalesce(excluded.software, s.software),
  connected = coalesce(excluded.connected, excluded.online and s.connected),
  node = coalesce(excluded.node, s.node),
  firmware = coalesce(excluded.firmware, s.firmware),
  hardware = coalesce(excluded.hardware, s.hardware),
  region = coalesce(excluded.region, s.region),
  preset = case when excluded.region is null then s.preset else excluded.preset end,
  hop_limit = coalesce(excluded.hop_limit, s.hop_limit),
  channel_utilization = coalesce(excluded.channel_utilization, s.channel_utilization),
  air_util_tx = coalesce(excluded.air_util_tx, s.air_util_tx),
  public_key = coalesce(excluded.public_key, s.public_key),
  channels = coalesce(excluded.channels, s.channels),
  serves = coalesce(excluded.serves, s.serves),
  current_spool = coalesce(excluded.current_spool, s.current_spool),
  clock_synced = coalesce(excluded.clock_synced, s.clock_synced),
  clock_offset_ms = coalesce(excluded.clock_offset_ms, s.clock_offset_ms),
  boot = coalesce(excluded.boot, s.boot)
where excluded.received_at >= s.received_at
