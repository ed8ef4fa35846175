-- The same document with one join a kind instead of three sorted aggregates a node: names of metrics are unique over all
-- kinds (primary key of the table metric), so what is merged in which order makes no difference.
-- A view is replaced: no lock that anybody notices, no data touched.
create or replace view node_document as
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
-- The constant kind leaves one table of the view.
left join latest_document e on e.node = n.num and e.kind = 'environment'
left join latest_document a on a.node = n.num and a.kind = 'air_quality'
left join latest_document p on p.node = n.num and p.kind = 'power'
cross join lateral (
  select
    greatest(e.time, a.time, p.time) as newest,
    case when e.time is not null then jsonb_build_object(
      'time', iso_time(e.time), 'quality', quality_name(e.time_quality), 'flags', e.flags) end as environment,
    case when a.time is not null then jsonb_build_object(
      'time', iso_time(a.time), 'quality', quality_name(a.time_quality), 'flags', a.flags) end as air_quality,
    case when p.time is not null then jsonb_build_object(
      'time', iso_time(p.time), 'quality', quality_name(p.time_quality), 'flags', p.flags) end as power
) m
cross join lateral (
  select
    m.newest,
    -- The members beside kinds are of the newest reading; those of each kind stand within.
    case when m.newest is not null then
      coalesce(e."values", '{}') || coalesce(a."values", '{}') || coalesce(p."values", '{}')
      || case m.newest when e.time then m.environment when a.time then m.air_quality else m.power end
      || jsonb_build_object('kinds', jsonb_strip_nulls(jsonb_build_object(
        'environment', m.environment, 'air_quality', m.air_quality, 'power', m.power))) end as document
) l;
