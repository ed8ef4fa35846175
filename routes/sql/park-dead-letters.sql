-- dead-letters-store: keep what could not be processed; the same bytes again only count up.
-- Parameters are arrays of equal length, one element per dead letter, unique by (digest, source, reason).
insert into dead_letter as d (
  first_at, received_at, route, source, reason, detail, node, bridge, raw, headers, attempts, digest)
select
  to_timestamp(received_at / 1000::double precision),
  to_timestamp(received_at / 1000::double precision),
  route, source, reason, detail, node, bridge, raw, cast(headers as jsonb), attempts, digest
from unnest(
    cast(:#received_at as bigint[]),
    cast(:#route as text[]),
    cast(:#source as text[]),
    cast(:#reason as text[]),
    cast(:#detail as text[]),
    cast(:#node as bigint[]),
    cast(:#bridge as text[]),
    cast(:#raw as bytea[]),
    cast(:#headers as text[]),
    cast(:#attempts as integer[]),
    cast(:#digest as bigint[])
  ) as u (
    received_at, route, source, reason, detail, node, bridge, raw, headers, attempts, digest)
order by digest, source, reason
on conflict (digest, source, reason) do update set
  received_at = greatest(d.received_at, excluded.received_at),
  attempts = d.attempts + excluded.attempts
