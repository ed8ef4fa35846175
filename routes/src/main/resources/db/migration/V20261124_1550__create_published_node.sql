-- The one filter of consent and visibility: REST, events, exports and search read nodes through it and nothing else.
create view published_node as
select
  n.num,
  '!' || lpad(to_hex(n.num), 8, '0') as id,
  n.long_name,
  n.short_name,
  n.hardware,
  n.role,
  n.unmessagable,
  n.firmware,
  n.first_heard,
  n.last_heard,
  n.latitude,
  n.longitude,
  n.altitude,
  n.precision_bits,
  n.position_time,
  n.hops_away,
  n.snr,
  n.rssi,
  case
    when exists (select 1 from environment_latest e where e.node = n.num)
      or exists (select 1 from air_quality_latest a where a.node = n.num) then 'enviro'
    when exists (select 1 from bridge b where b.node = n.num) then 'bridge'
    else 'mesh'
  end as kind,
  case
    when n.last_heard > now() - interval '2 hours' then 'live'
    when n.last_heard > now() - interval '24 hours' then 'today'
    else 'stale'
  end as state
from node n
where n.published and not n.ignored;
