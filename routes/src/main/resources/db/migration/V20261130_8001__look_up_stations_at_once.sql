-- Which station a node stands at is looked up for all nodes at once: sorting the one row of each of 2,000 nodes took 4 ms, and
-- most of the time of a box of the map. Views change as a hub of before that still runs expects: columns come behind the others.

-- The station where each node stands now.
create view current_station as
select distinct on (sn.node) sn.node, s.id, s.name, s.latitude, s.longitude, s.altitude
from station_node sn
join station s on s.id = sn.station
where sn.valid_from <= now() and (sn.valid_to is null or sn.valid_to > now())
order by sn.node, sn.valid_from desc;

-- Where each published node is, and nothing else of it.
create view node_place as
select n.num, coalesce(n.latitude, s.latitude) as latitude, coalesce(n.longitude, s.longitude) as longitude
from published_node n
left join current_station s on s.node = n.num;

-- Published nodes: what can be asked for, what the map shows of each as members of a JSON object, and the whole document.
-- Measured is when a station last told of the air, null for all other nodes: what kind says, in a form whose share of the nodes
-- the planner can tell. It took every two-hundredth node for a station, and compared each node with each reading.
create or replace view node_document as
select
  n.num, n.id, n.long_name, n.short_name, n.kind, n.state, n.last_heard, m.newest,
  p.latitude, p.longitude, p.altitude, n.precision_bits,
  o.members,
  ('{' || concat_ws(',',
    o.members,
    '"num":' || n.num,
    '"hardware":' || to_json(coalesce(hardware.name, 'HW_' || n.hardware)),
    '"firmware":' || to_json(n.firmware),
    '"unmessagable":' || n.unmessagable::text,
    case when p.latitude is not null then '"position":{' || concat_ws(',',
      '"lat":' || p.latitude,
      '"lon":' || p.longitude,
      '"alt":' || p.altitude,
      '"precisionBits":' || n.precision_bits,
      '"time":"' || iso_time(n.position_time) || '"') || '}' end,
    '"firstHeard":"' || iso_time(n.first_heard) || '"',
    '"rssi":' || n.rssi) || '}')::jsonb as document,
  greatest(e.time, a.time) as measured
from published_node n
left join hardware_model hardware on hardware.number = n.hardware
left join node_role role on role.number = n.role
left join device_latest d on d.node = n.num
left join current_station s on s.node = n.num
-- The constant kind leaves one table of the view.
left join latest_document e on e.node = n.num and e.kind = 'environment'
left join latest_document a on a.node = n.num and a.kind = 'air_quality'
left join latest_document w on w.node = n.num and w.kind = 'power'
cross join lateral (
  select
    coalesce(n.latitude, s.latitude) as latitude,
    coalesce(n.longitude, s.longitude) as longitude,
    coalesce(n.altitude, s.altitude) as altitude
) p
cross join lateral (
  select
    greatest(e.time, a.time, w.time) as newest,
    '"time":"' || iso_time(e.time) || '","quality":"' || quality_name(e.time_quality) || '","flags":' || e.flags as environment,
    '"time":"' || iso_time(a.time) || '","quality":"' || quality_name(a.time_quality) || '","flags":' || a.flags as air_quality,
    '"time":"' || iso_time(w.time) || '","quality":"' || quality_name(w.time_quality) || '","flags":' || w.flags as power
) m
cross join lateral (
  select concat_ws(',',
    '"id":"' || n.id || '"',
    '"longName":' || to_json(n.long_name),
    '"shortName":' || to_json(n.short_name),
    '"role":' || to_json(coalesce(role.name, 'ROLE_' || n.role)),
    '"kind":"' || n.kind || '"',
    '"station":{"id":' || s.id || ',"name":' || to_json(s.name) || '}',
    '"lastHeard":"' || iso_time(n.last_heard) || '"',
    '"state":"' || n.state || '"',
    '"hopsAway":' || n.hops_away,
    '"snr":' || n.snr,
    case when coalesce(d.battery_level, d.voltage) is not null then '"battery":{' || concat_ws(',',
      '"level":' || d.battery_level,
      '"voltage":' || d.voltage,
      '"time":"' || iso_time(d.time) || '"') || '}' end,
    -- The members beside kinds are of the newest reading; those of each kind stand within.
    case when m.newest is not null then '"latest":{' || concat_ws(',',
      nullif(e.members, ''), nullif(a.members, ''), nullif(w.members, ''),
      case m.newest when e.time then m.environment when a.time then m.air_quality else m.power end,
      '"kinds":{' || concat_ws(',',
        '"environment":{' || m.environment || '}',
        '"air_quality":{' || m.air_quality || '}',
        '"power":{' || m.power || '}') || '}') || '}' end) as members
) o;
