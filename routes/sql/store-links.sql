-- uplink-store: who hears whom, as of the newest telling.
-- Parameters are arrays of equal length, one element per link, unique by (from, to, kind).
insert into link as l (from_node, to_node, kind, snr, heard_at)
select from_node, to_node, kind, snr, to_timestamp(heard_at / 1000::double precision)
from unnest(
    cast(:#from_node as bigint[]),
    cast(:#to_node as bigint[]),
    cast(:#kind as text[]),
    cast(:#snr as double precision[]),
    cast(:#heard_at as bigint[])
  ) as u (from_node, to_node, kind, snr, heard_at)
order by from_node, to_node, kind
on conflict (from_node, to_node, kind) do update set
  snr = excluded.snr, heard_at = excluded.heard_at
where excluded.heard_at > l.heard_at
