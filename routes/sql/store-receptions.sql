-- uplink-store: keep how each bridge heard each packet.
-- Parameters are arrays of equal length, one element per reception, unique by (from, id, digest, bridge).
insert into reception as r (
  from_node, id, digest, bridge, heard_at, stored_at, rssi, snr, hop_limit, hop_start,
  hops_away, relay_node, live, spool, seq)
select
  from_node, id, digest, bridge,
  to_timestamp(heard_at / 1000::double precision),
  to_timestamp(stored_at / 1000::double precision),
  rssi, snr, hop_limit, hop_start, hops_away, relay_node, live, spool, seq
from unnest(
    cast(:#from_node as bigint[]),
    cast(:#id as bigint[]),
    cast(:#digest as bigint[]),
    cast(:#bridge as text[]),
    cast(:#heard_at as bigint[]),
    cast(:#stored_at as bigint[]),
    cast(:#rssi as integer[]),
    cast(:#snr as double precision[]),
    cast(:#hop_limit as smallint[]),
    cast(:#hop_start as smallint[]),
    cast(:#hops_away as smallint[]),
    cast(:#relay_node as smallint[]),
    cast(:#live as boolean[]),
    cast(:#spool as text[]),
    cast(:#seq as bigint[])
  ) as u (
    from_node, id, digest, bridge, heard_at, stored_at, rssi, snr, hop_limit, hop_start,
    hops_away, relay_node, live, spool, seq)
-- A position names one message for ever: sent again, it may be readable by now, and is still the same reception.
where u.seq is null or not exists (
  select 1 from reception k
  where k.bridge = u.bridge and k.spool = u.spool and k.seq = u.seq
    and (k.from_node, k.id, k.digest) <> (u.from_node, u.id, u.digest)
)
order by from_node, id, digest, bridge
on conflict (from_node, id, digest, bridge) do update set
  heard_at = excluded.heard_at, stored_at = excluded.stored_at, rssi = excluded.rssi,
  snr = excluded.snr, hop_limit = excluded.hop_limit, hop_start = excluded.hop_start,
  hops_away = excluded.hops_away, relay_node = excluded.relay_node, live = excluded.live,
  spool = excluded.spool, seq = excluded.seq
where case
  when r.id = 0 then r.heard_at < excluded.heard_at - interval '120 seconds'
  else r.stored_at < excluded.stored_at - make_interval(days => cast(:#window_days as integer))
end
