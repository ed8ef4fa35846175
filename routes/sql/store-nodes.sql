-- uplink-store: what is known of each node follows its newest packets; late and replayed ones never turn it back.
-- Parameters are arrays of equal length, one element per node. A null leaves what is known.
insert into node as n (
  num, first_heard, last_heard, published, long_name, short_name, hardware, role, licensed,
  unmessagable, public_key, firmware, latitude, longitude, altitude, precision_bits,
  position_time, hops_away, snr, rssi)
select
  num,
  to_timestamp(first_heard / 1000::double precision),
  to_timestamp(last_heard / 1000::double precision),
  published, long_name, short_name, hardware, role, licensed, unmessagable, public_key,
  firmware, latitude, longitude, altitude, precision_bits,
  to_timestamp(position_time / 1000::double precision),
  hops_away, snr, rssi
from unnest(
    cast(:#num as bigint[]),
    cast(:#first_heard as bigint[]),
    cast(:#last_heard as bigint[]),
    cast(:#published as boolean[]),
    cast(:#long_name as text[]),
    cast(:#short_name as text[]),
    cast(:#hardware as integer[]),
    cast(:#role as integer[]),
    cast(:#licensed as boolean[]),
    cast(:#unmessagable as boolean[]),
    cast(:#public_key as bytea[]),
    cast(:#firmware as text[]),
    cast(:#latitude as double precision[]),
    cast(:#longitude as double precision[]),
    cast(:#altitude as double precision[]),
    cast(:#precision_bits as smallint[]),
    cast(:#position_time as bigint[]),
    cast(:#hops_away as smallint[]),
    cast(:#snr as double precision[]),
    cast(:#rssi as integer[])
  ) as u (
    num, first_heard, last_heard, published, long_name, short_name, hardware, role, licensed,
    unmessagable, public_key, firmware, latitude, longitude, altitude, precision_bits,
    position_time, hops_away, snr, rssi)
order by num
on conflict (num) do update set
  first_heard = least(n.first_heard, excluded.first_heard),
  last_heard = greatest(n.last_heard, excluded.last_heard),
  published = case when excluded.last_heard >= n.last_heard
    then coalesce(excluded.published, n.published) else coalesce(n.published, excluded.published) end,
  long_name = case when excluded.last_heard >= n.last_heard
    then coalesce(excluded.long_name, n.long_name) else coalesce(n.long_name, excluded.long_name) end,
  short_name = case when excluded.last_heard >= n.last_heard
    then coalesce(excluded.short_name, n.short_name) else coalesce(n.short_name, excluded.short_name) end,
  hardware = case when excluded.last_heard >= n.last_heard
    then coalesce(excluded.hardware, n.hardware) else coalesce(n.hardware, excluded.hardware) end,
  role = case when excluded.last_heard >= n.last_heard
    then coalesce(excluded.role, n.role) else coalesce(n.role, excluded.role) end,
  licensed = coalesce(excluded.licensed, n.licensed),
  unmessagable = coalesce(excluded.unmessagable, n.unmessagable),
  -- Another key than the first is noted; it becomes the node's by a claim of its owner, or, if nobody owns it, once it alone
  -- was said for a week: a node that lives says its own every few hours.
  public_key = case when offered_for_a_week(n, excluded.public_key) then excluded.public_key
    else coalesce(n.public_key, excluded.public_key) end,
  offered_key = case
    when excluded.public_key is null or excluded.last_heard < n.last_heard then n.offered_key
    when excluded.public_key = n.public_key or n.public_key is null or offered_for_a_week(n, excluded.public_key) then null
    else excluded.public_key end,
  offered_since = case
    when excluded.public_key is null or excluded.last_heard < n.last_heard then n.offered_since
    when excluded.public_key = n.public_key or n.public_key is null or offered_for_a_week(n, excluded.public_key) then null
    when excluded.public_key = n.offered_key then n.offered_since
    else excluded.last_heard end,
  firmware = coalesce(excluded.firmware, n.firmware),
  latitude = case when excluded.position_time >= coalesce(n.position_time, '-infinity') then excluded.latitude else n.latitude end,
  longitude = case when excluded.position_time >= coalesce(n.position_time, '-infinity') then excluded.longitude else n.longitude end,
  altitude = case when excluded.position_time >= coalesce(n.position_time, '-infinity') then excluded.altitude else n.altitude end,
  precision_bits = case when excluded.position_time >= coalesce(n.position_time, '-infinity') then excluded.precision_bits else n.precision_bits end,
  position_time = greatest(n.position_time, excluded.position_time),
  hops_away = case when excluded.last_heard >= n.last_heard then coalesce(excluded.hops_away, n.hops_away) else n.hops_away end,
  snr = case when excluded.last_heard >= n.last_heard then coalesce(excluded.snr, n.snr) else n.snr end,
  rssi = case when excluded.last_heard >= n.last_heard then coalesce(excluded.rssi, n.rssi) else n.rssi end
