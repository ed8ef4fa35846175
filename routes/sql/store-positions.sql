-- uplink-store: keep where nodes have been.
-- Parameters are arrays of equal length, one element per fix, unique by (node, time, source).
insert into position_fix (
  node, time, source, time_quality, received_at, latitude, longitude, altitude,
  precision_bits, ground_speed, ground_track, satellites)
select
  node,
  to_timestamp(time / 1000::double precision),
  source, time_quality,
  to_timestamp(received_at / 1000::double precision),
  latitude, longitude, altitude, precision_bits, ground_speed, ground_track, satellites
from unnest(
    cast(:#node as bigint[]),
    cast(:#time as bigint[]),
    cast(:#source as bigint[]),
    cast(:#time_quality as smallint[]),
    cast(:#received_at as bigint[]),
    cast(:#latitude as double precision[]),
    cast(:#longitude as double precision[]),
    cast(:#altitude as double precision[]),
    cast(:#precision_bits as smallint[]),
    cast(:#ground_speed as double precision[]),
    cast(:#ground_track as double precision[]),
    cast(:#satellites as smallint[])
  ) as u (
    node, time, source, time_quality, received_at, latitude, longitude, altitude,
    precision_bits, ground_speed, ground_track, satellites)
order by node, time, source
on conflict do nothing
