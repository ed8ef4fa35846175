-- uplink-store: keep texts to a bridge's own node and texts on channels; what becomes of them is decided afterwards.
-- Parameters are arrays of equal length, one element a copy. A copy of what is kept already changes nothing.
insert into inbound_text (
  from_node, id, digest, pki_encrypted, to_node, channel, bridge, text, public_key, published, reply_id, reaction,
  heard_at)
select
  from_node, id, digest, pki_encrypted, to_node, channel, bridge, text, public_key, published, reply_id, reaction,
  to_timestamp(heard_at / 1000::double precision)
from unnest(
    cast(:#from_node as bigint[]),
    cast(:#id as bigint[]),
    cast(:#digest as bigint[]),
    cast(:#pki_encrypted as boolean[]),
    cast(:#to_node as bigint[]),
    cast(:#gateway as bigint[]),
    cast(:#channel as text[]),
    cast(:#bridge as text[]),
    cast(:#text as text[]),
    cast(:#public_key as bytea[]),
    cast(:#published as boolean[]),
    cast(:#reply_id as bigint[]),
    cast(:#reaction as boolean[]),
    cast(:#heard_at as bigint[])
  ) as u (
    from_node, id, digest, pki_encrypted, to_node, gateway, channel, bridge, text, public_key, published, reply_id,
    reaction, heard_at)
where to_node = 4294967295
  or to_node = gateway
  or exists (select 1 from bridge b where b.node = to_node)
order by from_node, id, digest, pki_encrypted
on conflict (from_node, id, digest, pki_encrypted) do nothing
