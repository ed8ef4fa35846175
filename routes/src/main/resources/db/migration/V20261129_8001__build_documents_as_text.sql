-- Documents built as text. jsonb_build_object with jsonb_strip_nulls sorts and copies forty members a node, of which four are
-- there, and each || copies them again: 190 ms for 2,000 nodes, as text 45. Numbers are finite: what is not one is absent
-- before it is stored. Both views keep the columns that they had, for a hub of before that still runs; replacing them takes a
-- short exclusive lock.
drop view node_document;
drop view latest_document;

-- The newest reading of each node and kind; its values by name as members of a JSON object, empty without any.
-- Names as in the table metric. Health is about people and not weather, a node's own state has its table: left out.
create view latest_document as
select k.*, cast('{' || k.members || '}' as jsonb) as "values"
from (
  select
    'environment' as kind, r.node, r.time, r.time_quality, r.flags,
    concat_ws(',',
      '"temperature":' || r.temperature,
      '"humidity":' || r.relative_humidity,
      '"pressure":' || r.barometric_pressure,
      '"gasResistance":' || r.gas_resistance,
      '"sensorVoltage":' || r.voltage,
      '"sensorCurrent":' || r.current,
      '"iaq":' || r.iaq,
      '"distance":' || r.distance,
      '"lux":' || r.lux,
      '"whiteLux":' || r.white_lux,
      '"irLux":' || r.ir_lux,
      '"uvLux":' || r.uv_lux,
      '"windDirection":' || r.wind_direction,
      '"windSpeed":' || r.wind_speed,
      '"weight":' || r.weight,
      '"windGust":' || r.wind_gust,
      '"windLull":' || r.wind_lull,
      '"radiation":' || r.radiation,
      '"rain1h":' || r.rainfall_1h,
      '"rain24h":' || r.rainfall_24h,
      '"soilMoisture":' || r.soil_moisture,
      '"soilTemperature":' || r.soil_temperature,
      '"adcVoltage0":' || r.adc_voltage_ch0,
      '"adcVoltage1":' || r.adc_voltage_ch1,
      '"adcVoltage2":' || r.adc_voltage_ch2,
      '"adcVoltage3":' || r.adc_voltage_ch3,
      '"adcVoltage4":' || r.adc_voltage_ch4,
      '"adcVoltage5":' || r.adc_voltage_ch5,
      '"adcVoltage6":' || r.adc_voltage_ch6,
      '"adcVoltage7":' || r.adc_voltage_ch7,
      '"oneWireTemperature0":' || r.one_wire_temperature_ch0,
      '"oneWireTemperature1":' || r.one_wire_temperature_ch1,
      '"oneWireTemperature2":' || r.one_wire_temperature_ch2,
      '"oneWireTemperature3":' || r.one_wire_temperature_ch3,
      '"oneWireTemperature4":' || r.one_wire_temperature_ch4,
      '"oneWireTemperature5":' || r.one_wire_temperature_ch5,
      '"oneWireTemperature6":' || r.one_wire_temperature_ch6,
      '"oneWireTemperature7":' || r.one_wire_temperature_ch7,
      '"lightningStrikes1h":' || r.lightning_strike_count_1h,
      '"lightningDistance":' || r.lightning_distance_km) as members
  from environment_latest r
  union all
  select
    'air_quality' as kind, r.node, r.time, r.time_quality, r.flags,
    concat_ws(',',
      '"pm1":' || r.pm10_standard,
      '"pm25":' || r.pm25_standard,
      '"pm10":' || r.pm100_standard,
      '"pm1Environmental":' || r.pm10_environmental,
      '"pm25Environmental":' || r.pm25_environmental,
      '"pm10Environmental":' || r.pm100_environmental,
      '"particles03um":' || r.particles_03um,
      '"particles05um":' || r.particles_05um,
      '"particles10um":' || r.particles_10um,
      '"particles25um":' || r.particles_25um,
      '"particles50um":' || r.particles_50um,
      '"particles100um":' || r.particles_100um,
      '"co2":' || r.co2,
      '"co2Temperature":' || r.co2_temperature,
      '"co2Humidity":' || r.co2_humidity,
      '"formaldehyde":' || r.form_formaldehyde,
      '"formaldehydeHumidity":' || r.form_humidity,
      '"formaldehydeTemperature":' || r.form_temperature,
      '"pm4":' || r.pm40_standard,
      '"particles40um":' || r.particles_40um,
      '"pmTemperature":' || r.pm_temperature,
      '"pmHumidity":' || r.pm_humidity,
      '"vocIndex":' || r.pm_voc_idx,
      '"noxIndex":' || r.pm_nox_idx,
      '"typicalParticleSize":' || r.particles_tps,
      '"pmStatusFlags":' || r.pm_status_flags) as members
  from air_quality_latest r
  union all
  select
    'power' as kind, r.node, r.time, r.time_quality, r.flags,
    concat_ws(',',
      '"power1Voltage":' || r.ch1_voltage,
      '"power1Current":' || r.ch1_current,
      '"power2Voltage":' || r.ch2_voltage,
      '"power2Current":' || r.ch2_current,
      '"power3Voltage":' || r.ch3_voltage,
      '"power3Current":' || r.ch3_current,
      '"power4Voltage":' || r.ch4_voltage,
      '"power4Current":' || r.ch4_current,
      '"power5Voltage":' || r.ch5_voltage,
      '"power5Current":' || r.ch5_current,
      '"power6Voltage":' || r.ch6_voltage,
      '"power6Current":' || r.ch6_current,
      '"power7Voltage":' || r.ch7_voltage,
      '"power7Current":' || r.ch7_current,
      '"power8Voltage":' || r.ch8_voltage,
      '"power8Current":' || r.ch8_current) as members
  from power_latest r
) k;

-- Published nodes: what can be asked for, what the map shows of each as members of a JSON object, and the whole document.
create view node_document as
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
    '"rssi":' || n.rssi) || '}')::jsonb as document
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
