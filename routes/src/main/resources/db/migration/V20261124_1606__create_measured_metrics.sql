-- Which metrics a node measured in a time, in the order of the table metric: the columns of an export.
-- One pass over each reading table, so that an export of a year can begin at once.
create function measured_metrics(node bigint, since timestamptz, upto timestamptz) returns text[]
language sql stable
as $$
select coalesce(array_agg(m.name order by m.position), '{}')
from (
  select array[
      case when count(r.temperature) > 0 then 'temperature' end,
      case when count(r.relative_humidity) > 0 then 'humidity' end,
      case when count(r.barometric_pressure) > 0 then 'pressure' end,
      case when count(r.gas_resistance) > 0 then 'gasResistance' end,
      case when count(r.voltage) > 0 then 'sensorVoltage' end,
      case when count(r.current) > 0 then 'sensorCurrent' end,
      case when count(r.iaq) > 0 then 'iaq' end,
      case when count(r.distance) > 0 then 'distance' end,
      case when count(r.lux) > 0 then 'lux' end,
      case when count(r.white_lux) > 0 then 'whiteLux' end,
      case when count(r.ir_lux) > 0 then 'irLux' end,
      case when count(r.uv_lux) > 0 then 'uvLux' end,
      case when count(r.wind_direction) > 0 then 'windDirection' end,
      case when count(r.wind_speed) > 0 then 'windSpeed' end,
      case when count(r.weight) > 0 then 'weight' end,
      case when count(r.wind_gust) > 0 then 'windGust' end,
      case when count(r.wind_lull) > 0 then 'windLull' end,
      case when count(r.radiation) > 0 then 'radiation' end,
      case when count(r.rainfall_1h) > 0 then 'rain1h' end,
      case when count(r.rainfall_24h) > 0 then 'rain24h' end,
      case when count(r.soil_moisture) > 0 then 'soilMoisture' end,
      case when count(r.soil_temperature) > 0 then 'soilTemperature' end,
      case when count(r.adc_voltage_ch0) > 0 then 'adcVoltage0' end,
      case when count(r.adc_voltage_ch1) > 0 then 'adcVoltage1' end,
      case when count(r.adc_voltage_ch2) > 0 then 'adcVoltage2' end,
      case when count(r.adc_voltage_ch3) > 0 then 'adcVoltage3' end,
      case when count(r.adc_voltage_ch4) > 0 then 'adcVoltage4' end,
      case when count(r.adc_voltage_ch5) > 0 then 'adcVoltage5' end,
      case when count(r.adc_voltage_ch6) > 0 then 'adcVoltage6' end,
      case when count(r.adc_voltage_ch7) > 0 then 'adcVoltage7' end,
      case when count(r.one_wire_temperature_ch0) > 0 then 'oneWireTemperature0' end,
      case when count(r.one_wire_temperature_ch1) > 0 then 'oneWireTemperature1' end,
      case when count(r.one_wire_temperature_ch2) > 0 then 'oneWireTemperature2' end,
      case when count(r.one_wire_temperature_ch3) > 0 then 'oneWireTemperature3' end,
      case when count(r.one_wire_temperature_ch4) > 0 then 'oneWireTemperature4' end,
      case when count(r.one_wire_temperature_ch5) > 0 then 'oneWireTemperature5' end,
      case when count(r.one_wire_temperature_ch6) > 0 then 'oneWireTemperature6' end,
      case when count(r.one_wire_temperature_ch7) > 0 then 'oneWireTemperature7' end,
      case when count(r.lightning_strike_count_1h) > 0 then 'lightningStrikes1h' end,
      case when count(r.lightning_distance_km) > 0 then 'lightningDistance' end] as names
  from environment_reading r
  where r.node = measured_metrics.node and r.time >= since and r.time < upto
  union all
  select array[
      case when count(r.pm10_standard) > 0 then 'pm1' end,
      case when count(r.pm25_standard) > 0 then 'pm25' end,
      case when count(r.pm100_standard) > 0 then 'pm10' end,
      case when count(r.pm10_environmental) > 0 then 'pm1Environmental' end,
      case when count(r.pm25_environmental) > 0 then 'pm25Environmental' end,
      case when count(r.pm100_environmental) > 0 then 'pm10Environmental' end,
      case when count(r.particles_03um) > 0 then 'particles03um' end,
      case when count(r.particles_05um) > 0 then 'particles05um' end,
      case when count(r.particles_10um) > 0 then 'particles10um' end,
      case when count(r.particles_25um) > 0 then 'particles25um' end,
      case when count(r.particles_50um) > 0 then 'particles50um' end,
      case when count(r.particles_100um) > 0 then 'particles100um' end,
      case when count(r.co2) > 0 then 'co2' end,
      case when count(r.co2_temperature) > 0 then 'co2Temperature' end,
      case when count(r.co2_humidity) > 0 then 'co2Humidity' end,
      case when count(r.form_formaldehyde) > 0 then 'formaldehyde' end,
      case when count(r.form_humidity) > 0 then 'formaldehydeHumidity' end,
      case when count(r.form_temperature) > 0 then 'formaldehydeTemperature' end,
      case when count(r.pm40_standard) > 0 then 'pm4' end,
      case when count(r.particles_40um) > 0 then 'particles40um' end,
      case when count(r.pm_temperature) > 0 then 'pmTemperature' end,
      case when count(r.pm_humidity) > 0 then 'pmHumidity' end,
      case when count(r.pm_voc_idx) > 0 then 'vocIndex' end,
      case when count(r.pm_nox_idx) > 0 then 'noxIndex' end,
      case when count(r.particles_tps) > 0 then 'typicalParticleSize' end,
      case when count(r.pm_status_flags) > 0 then 'pmStatusFlags' end] as names
  from air_quality_reading r
  where r.node = measured_metrics.node and r.time >= since and r.time < upto
  union all
  select array[
      case when count(r.ch1_voltage) > 0 then 'power1Voltage' end,
      case when count(r.ch1_current) > 0 then 'power1Current' end,
      case when count(r.ch2_voltage) > 0 then 'power2Voltage' end,
      case when count(r.ch2_current) > 0 then 'power2Current' end,
      case when count(r.ch3_voltage) > 0 then 'power3Voltage' end,
      case when count(r.ch3_current) > 0 then 'power3Current' end,
      case when count(r.ch4_voltage) > 0 then 'power4Voltage' end,
      case when count(r.ch4_current) > 0 then 'power4Current' end,
      case when count(r.ch5_voltage) > 0 then 'power5Voltage' end,
      case when count(r.ch5_current) > 0 then 'power5Current' end,
      case when count(r.ch6_voltage) > 0 then 'power6Voltage' end,
      case when count(r.ch6_current) > 0 then 'power6Current' end,
      case when count(r.ch7_voltage) > 0 then 'power7Voltage' end,
      case when count(r.ch7_current) > 0 then 'power7Current' end,
      case when count(r.ch8_voltage) > 0 then 'power8Voltage' end,
      case when count(r.ch8_current) > 0 then 'power8Current' end] as names
  from power_reading r
  where r.node = measured_metrics.node and r.time >= since and r.time < upto
  union all
  select array[
      case when count(r.battery_level) > 0 then 'battery' end,
      case when count(r.voltage) > 0 then 'voltage' end,
      case when count(r.channel_utilization) > 0 then 'channelUtilization' end,
      case when count(r.air_util_tx) > 0 then 'airUtilTx' end,
      case when count(r.uptime_seconds) > 0 then 'uptime' end,
      case when count(r.num_packets_tx) > 0 then 'packetsTx' end,
      case when count(r.num_packets_rx) > 0 then 'packetsRx' end,
      case when count(r.num_packets_rx_bad) > 0 then 'packetsRxBad' end,
      case when count(r.num_online_nodes) > 0 then 'onlineNodes' end,
      case when count(r.num_total_nodes) > 0 then 'totalNodes' end,
      case when count(r.num_rx_dupe) > 0 then 'packetsRxDuplicate' end,
      case when count(r.num_tx_relay) > 0 then 'packetsRelayed' end,
      case when count(r.num_tx_relay_canceled) > 0 then 'relaysCancelled' end,
      case when count(r.heap_total_bytes) > 0 then 'heapTotal' end,
      case when count(r.heap_free_bytes) > 0 then 'heapFree' end,
      case when count(r.num_tx_dropped) > 0 then 'packetsTxDropped' end,
      case when count(r.noise_floor) > 0 then 'noiseFloor' end,
      case when count(r.freemem_bytes) > 0 then 'hostMemoryFree' end,
      case when count(r.diskfree1_bytes) > 0 then 'hostDiskFree1' end,
      case when count(r.diskfree2_bytes) > 0 then 'hostDiskFree2' end,
      case when count(r.diskfree3_bytes) > 0 then 'hostDiskFree3' end,
      case when count(r.load1) > 0 then 'hostLoad1' end,
      case when count(r.load5) > 0 then 'hostLoad5' end,
      case when count(r.load15) > 0 then 'hostLoad15' end,
      case when count(r.packets_inspected) > 0 then 'trafficInspected' end,
      case when count(r.position_dedup_drops) > 0 then 'trafficPositionDrops' end,
      case when count(r.nodeinfo_cache_hits) > 0 then 'trafficNodeInfoHits' end,
      case when count(r.rate_limit_drops) > 0 then 'trafficRateLimitDrops' end,
      case when count(r.unknown_packet_drops) > 0 then 'trafficUnknownDrops' end,
      case when count(r.hop_exhausted_packets) > 0 then 'trafficHopExhausted' end,
      case when count(r.router_hops_preserved) > 0 then 'trafficHopsPreserved' end] as names
  from device_reading r
  where r.node = measured_metrics.node and r.time >= since and r.time < upto
) measured
cross join unnest(measured.names) as u (name)
join metric m on m.name = u.name
$$;
