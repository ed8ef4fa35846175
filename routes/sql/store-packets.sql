-- uplink-store: keep each packet once; the key (from, id, digest) decides, in the transaction of its data.
-- Parameters are arrays of equal length, one element per packet, unique by that key. Times are epoch milliseconds.
-- Answers the ordinals of packets that are new: a known id counts as new again after its window.
with given as materialized (
  select
    ord, from_node, id, digest, to_node, port, channel,
    to_timestamp(first_seen / 1000::double precision) as first_seen,
    to_timestamp(heard_at / 1000::double precision) as heard_at,
    time_quality, hop_limit, hop_start, hops_away, want_ack, via_mqtt, pki_encrypted,
    request_id, reply_id, size, payload,
    -- Packets without an id are told apart by content alone, and only for two minutes.
    case when id = 0 then interval '120 seconds' else make_interval(days => cast(:#window_days as integer)) end as known_for
  from unnest(
      cast(:#ord as integer[]),
      cast(:#from_node as bigint[]),
      cast(:#id as bigint[]),
      cast(:#digest as bigint[]),
      cast(:#to_node as bigint[]),
      cast(:#port as integer[]),
      cast(:#channel as text[]),
      cast(:#first_seen as bigint[]),
      cast(:#heard_at as bigint[]),
      cast(:#time_quality as smallint[]),
      cast(:#hop_limit as smallint[]),
      cast(:#hop_start as smallint[]),
      cast(:#hops_away as smallint[]),
      cast(:#want_ack as boolean[]),
      cast(:#via_mqtt as boolean[]),
      cast(:#pki_encrypted as boolean[]),
      cast(:#request_id as bigint[]),
      cast(:#reply_id as bigint[]),
      cast(:#size as integer[]),
      cast(:#payload as bytea[])
    ) as u (
      ord, from_node, id, digest, to_node, port, channel, first_seen, heard_at, time_quality,
      hop_limit, hop_start, hops_away, want_ack, via_mqtt, pki_encrypted, request_id, reply_id,
      size, payload)
),
stored as (
  insert into packet as p (
    from_node, id, digest, to_node, port, channel, first_seen, heard_at, time_quality,
    hop_limit, hop_start, hops_away, want_ack, via_mqtt, pki_encrypted, request_id, reply_id,
    size, payload)
  select
    from_node, id, digest, to_node, port, channel, first_seen, heard_at, time_quality,
    hop_limit, hop_start, hops_away, want_ack, via_mqtt, pki_encrypted, request_id, reply_id,
    size, payload
  from given g
  -- A copy that could not be read adds nothing to one that could.
  where g.digest <> 0 or not exists (
    select 1 from packet k
    where k.from_node = g.from_node and k.id = g.id and k.digest <> 0
      and k.heard_at > g.heard_at - g.known_for
  )
  order by from_node, id, digest
  on conflict (from_node, id, digest) do update set
    to_node = excluded.to_node, port = excluded.port, channel = excluded.channel,
    first_seen = excluded.first_seen, heard_at = excluded.heard_at,
    time_quality = excluded.time_quality, hop_limit = excluded.hop_limit,
    hop_start = excluded.hop_start, hops_away = excluded.hops_away,
    want_ack = excluded.want_ack, via_mqtt = excluded.via_mqtt,
    pki_encrypted = excluded.pki_encrypted, request_id = excluded.request_id,
    reply_id = excluded.reply_id, size = excluded.size, payload = excluded.payload
  where case
    when p.id = 0 then p.heard_at < excluded.heard_at - interval '120 seconds'
    else p.first_seen < excluded.first_seen - make_interval(days => cast(:#window_days as integer))
  end
  returning from_node, id, digest
),
upgraded as (
  delete from packet k
  using stored s
  where s.digest <> 0 and k.from_node = s.from_node and k.id = s.id and k.digest = 0
)
select g.ord
from given g
join stored using (from_node, id, digest)
order by g.ord
