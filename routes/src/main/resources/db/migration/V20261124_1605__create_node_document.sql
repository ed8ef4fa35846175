-- A published node as the API shows it: one JSON object, absent members where nothing is known.
create view node_document as
select
  n.num, n.id, n.long_name, n.short_name, n.kind, n.state, n.last_heard, l.newest,
  coalesce(n.latitude, s.latitude) as latitude,
  coalesce(n.longitude, s.longitude) as longitude,
  coalesce(n.altitude, s.altitude) as altitude,
  n.precision_bits,
  jsonb_strip_nulls(jsonb_build_object(
    'id', n.id,
    'num', n.num,
    'longName', n.long_name,
    'shortName', n.short_name,
    'hardware', coalesce(hardware.name, 'HW_' || n.hardware),
    'role', coalesce(role.name, 'ROLE_' || n.role),
    'kind', n.kind,
    'firmware', n.firmware,
    'unmessagable', n.unmessagable,
    'station', case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end,
    'position', case when coalesce(n.latitude, s.latitude) is not null then jsonb_build_object(
      'lat', coalesce(n.latitude, s.latitude),
      'lon', coalesce(n.longitude, s.longitude),
      'alt', coalesce(n.altitude, s.altitude),
      'precisionBits', n.precision_bits,
      'time', iso_time(n.position_time)) end,
    'firstHeard', iso_time(n.first_heard),
    'lastHeard', iso_time(n.last_heard),
    'state', n.state,
    'hopsAway', n.hops_away,
    'snr', n.snr,
    'rssi', n.rssi,
    'battery', case when coalesce(d.battery_level, d.voltage) is not null then jsonb_build_object(
      'level', d.battery_level, 'voltage', d.voltage, 'time', iso_time(d.time)) end,
    'latest', l.document)) as document
from published_node n
left join hardware_model hardware on hardware.number = n.hardware
left join node_role role on role.number = n.role
left join device_latest d on d.node = n.num
left join lateral (
  select s.*
  from station_node sn
  join station s on s.id = sn.station
  where sn.node = n.num and sn.valid_from <= now() and (sn.valid_to is null or sn.valid_to > now())
  order by sn.valid_from desc
  limit 1
) s on true
left join lateral (
  select
    max(k.time) as newest,
    -- The members beside kinds are of the newest reading; those of each kind stand within.
    (jsonb_agg(k."values" || m.meta order by k.time desc) -> 0)
      || coalesce(jsonb_agg(k."values" order by k.time desc) -> 1, '{}')
      || coalesce(jsonb_agg(k."values" order by k.time desc) -> 2, '{}')
      || jsonb_build_object('kinds', jsonb_object_agg(k.kind, m.meta)) as document
  from latest_document k
  cross join lateral (
    select jsonb_build_object('time', iso_time(k.time), 'quality', quality_name(k.time_quality), 'flags', k.flags)
  ) as m (meta)
  where k.node = n.num and k.kind <> 'device'
) l on true;
