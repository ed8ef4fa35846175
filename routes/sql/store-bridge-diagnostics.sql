-- bridges-store-diagnostics: keep the newest diagnostics of each bridge.
-- Parameters are arrays of equal length, one element per bridge. Times are epoch milliseconds.
insert into bridge_diagnostics as d (
  bridge, received_at, frames, corrupt_bytes, reconnects, reboots, sent, refused, withheld, uptime_s, memory_bytes,
  disk_free_bytes, load, celsius, waiting, transmitted, airtime_ms)
select
  bridge, to_timestamp(received_at / 1000::double precision), frames, corrupt_bytes, reconnects, reboots, sent, refused,
  withheld, uptime_s, memory_bytes, disk_free_bytes, load, celsius, waiting, transmitted, airtime_ms
from unnest(
    cast(:#bridge as text[]),
    cast(:#received_at as bigint[]),
    cast(:#frames as bigint[]),
    cast(:#corrupt_bytes as bigint[]),
    cast(:#reconnects as bigint[]),
    cast(:#reboots as bigint[]),
    cast(:#sent as bigint[]),
    cast(:#refused as bigint[]),
    cast(:#withheld as bigint[]),
    cast(:#uptime_s as bigint[]),
    cast(:#memory_bytes as bigint[]),
    cast(:#disk_free_bytes as bigint[]),
    cast(:#load as double precision[]),
    cast(:#celsius as double precision[]),
    cast(:#waiting as bigint[]),
    cast(:#transmitted as bigint[]),
    cast(:#airtime_ms as double precision[])
  ) as u (
    bridge, received_at, frames, corrupt_bytes, reconnects, reboots, sent, refused, withheld, uptime_s, memory_bytes,
    disk_free_bytes, load, celsius, waiting, transmitted, airtime_ms)
order by bridge
on conflict (bridge) do update set
  received_at = excluded.received_at, frames = excluded.frames, corrupt_bytes = excluded.corrupt_bytes,
  reconnects = excluded.reconnects, reboots = excluded.reboots, sent = excluded.sent, refused = excluded.refused,
  withheld = excluded.withheld, uptime_s = excluded.uptime_s, memory_bytes = excluded.memory_bytes,
  disk_free_bytes = excluded.disk_free_bytes, load = excluded.load, celsius = excluded.celsius,
  waiting = excluded.waiting, transmitted = excluded.transmitted, airtime_ms = excluded.airtime_ms
where excluded.received_at >= d.received_at
