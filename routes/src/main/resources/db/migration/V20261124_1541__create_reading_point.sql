-- Readings as (node, time, metric, value): one shape for every kind, so that a query names no column.
-- Health metrics are about people and not weather: stored for their owner, left out of what is public.
create view reading_point as
  select r.node, r.time, v.metric, v.value, r.flags, r.time_quality
  from environment_reading r
  cross join lateral (
    values
      ('temperature', r.temperature::double precision),
      ('humidity', r.relative_humidity::double precision),
      ('pressure', r.barometric_pressure::double precision),
      ('gasResistance', r.gas_resistance::double precision),
      ('sensorVoltage', r.voltage::double precision),
      ('sensorCurrent', r.current::double precision),
      ('iaq', r.iaq::double precision),
      ('distance', r.distance::double precision),
      ('lux', r.lux::double precision),
      ('whiteLux', r.white_lux::double precision),
      ('irLux', r.ir_lux::double precision),
      ('uvLux', r.uv_lux::double precision),
      ('windDirection', r.wind_direction::double precision),
      ('windSpeed', r.wind_speed::double precision),
      ('weight', r.weight::double precision),
      ('windGust', r.wind_gust::double precision),
      ('windLull', r.wind_lull::double precision),
      ('radiation', r.radiation::double precision),
      ('rain1h', r.rainfall_1h::double precision),
      ('rain24h', r.rainfall_24h::double precision),
      ('soilMoisture', r.soil_moisture::double precision),
      ('soilTemperature', r.soil_temperature::double precision),
      ('adcVoltage0', r.adc_voltage_ch0::double precision),
      ('adcVoltage1', r.adc_voltage_ch1::double precision),
      ('adcVoltage2', r.adc_voltage_ch2::double precision),
      ('adcVoltage3', r.adc_voltage_ch3::double precision),
      ('adcVoltage4', r.adc_voltage_ch4::double precision),
      ('adcVoltage5', r.adc_voltage_ch5::double precision),
      ('adcVoltage6', r.adc_voltage_ch6::double precision),
      ('adcVoltage7', r.adc_voltage_ch7::double precision),
      ('oneWireTemperature0', r.one_wire_temperature_ch0::double precision),
      ('oneWireTemperature1', r.one_wire_temperature_ch1::double precision),
      ('oneWireTemperature2', r.one_wire_temperature_ch2::double precision),
      ('oneWireTemperature3', r.one_wire_temperature_ch3::double precision),
      ('oneWireTemperature4', r.one_wire_temperature_ch4::double precision),
      ('oneWireTemperature5', r.one_wire_temperature_ch5::double precision),
      ('oneWireTemperature6', r.one_wire_temperature_ch6::double precision),
      ('oneWireTemperature7', r.one_wire_temperature_ch7::double precision),
      ('lightningStrikes1h', r.lightning_strike_count_1h::double precision),
      ('lightningDistance', r.lightning_distance_km::double precision)
  ) as v (metric, value)
  where v.value is not null
  union all
  select r.node, r.time, v.metric, v.value, r.flags, r.time_quality
  from air_quality_reading r
  cross join lateral (
    values
      ('pm1', r.pm10_standard::double precision),
      ('pm25', r.pm25_standard::double precision),
      ('pm10', r.pm100_standard::double precision),
      ('pm1Environmental', r.pm10_environmental::double precision),
      ('pm25Environmental', r.pm25_environmental::double precision),
      ('pm10Environmental', r.pm100_environmental::double precision),
      ('particles03um', r.particles_03um::double precision),
      ('particles05um', r.particles_05um::double precision),
      ('particles10um', r.particles_10um::double precision),
      ('particles25um', r.particles_25um::double precision),
      ('particles50um', r.particles_50um::double precision),
      ('particles100um', r.particles_100um::double precision),
      ('co2', r.co2::double precision),
      ('co2Temperature', r.co2_temperature::double precision),
      ('co2Humidity', r.co2_humidity::double precision),
      ('formaldehyde', r.form_formaldehyde::double precision),
      ('formaldehydeHumidity', r.form_humidity::double precision),
      ('formaldehydeTemperature', r.form_temperature::double precision),
      ('pm4', r.pm40_standard::double precision),
      ('particles40um', r.particles_40um::double precision),
      ('pmTemperature', r.pm_temperature::double precision),
      ('pmHumidity', r.pm_humidity::double precision),
      ('vocIndex', r.pm_voc_idx::double precision),
      ('noxIndex', r.pm_nox_idx::double precision),
      ('typicalParticleSize', r.particles_tps::double precision),
      ('pmStatusFlags', r.pm_status_flags::double precision)
  ) as v (metric, value)
  where v.value is not null
  union all
  select r.node, r.time, v.metric, v.value, r.flags, r.time_quality
  from power_reading r
  cross join lateral (
    values
      ('power1Voltage', r.ch1_voltage::double precision),
      ('power1Current', r.ch1_current::double precision),
      ('power2Voltage', r.ch2_voltage::double precision),
      ('power2Current', r.ch2_current::double precision),
      ('power3Voltage', r.ch3_voltage::double precision),
      ('power3Current', r.ch3_current::double precision),
      ('power4Voltage', r.ch4_voltage::double precision),
      ('power4Current', r.ch4_current::double precision),
      ('power5Voltage', r.ch5_voltage::double precision),
      ('power5Current', r.ch5_current::double precision),
      ('power6Voltage', r.ch6_voltage::double precision),
      ('power6Current', r.ch6_current::double precision),
      ('power7Voltage', r.ch7_voltage::double precision),
      ('power7Current', r.ch7_current::double precision),
      ('power8Voltage', r.ch8_voltage::double precision),
      ('power8Current', r.ch8_current::double precision)
  ) as v (metric, value)
  where v.value is not null
  union all
  select r.node, r.time, v.metric, v.value, r.flags, r.time_quality
  from device_reading r
  cross join lateral (
    values
      ('battery', r.battery_level::double precision),
      ('voltage', r.voltage::double precision),
      ('channelUtilization', r.channel_utilization::double precision),
      ('airUtilTx', r.air_util_tx::double precision),
      ('uptime', r.uptime_seconds::double precision),
      ('packetsTx', r.num_packets_tx::double precision),
      ('packetsRx', r.num_packets_rx::double precision),
      ('packetsRxBad', r.num_packets_rx_bad::double precision),
      ('onlineNodes', r.num_online_nodes::double precision),
      ('totalNodes', r.num_total_nodes::double precision),
      ('packetsRxDuplicate', r.num_rx_dupe::double precision),
      ('packetsRelayed', r.num_tx_relay::double precision),
      ('relaysCancelled', r.num_tx_relay_canceled::double precision),
      ('heapTotal', r.heap_total_bytes::double precision),
      ('heapFree', r.heap_free_bytes::double precision),
      ('packetsTxDropped', r.num_tx_dropped::double precision),
      ('noiseFloor', r.noise_floor::double precision),
      ('hostMemoryFree', r.freemem_bytes::double precision),
      ('hostDiskFree1', r.diskfree1_bytes::double precision),
      ('hostDiskFree2', r.diskfree2_bytes::double precision),
      ('hostDiskFree3', r.diskfree3_bytes::double precision),
      ('hostLoad1', r.load1::double precision),
      ('hostLoad5', r.load5::double precision),
      ('hostLoad15', r.load15::double precision),
      ('trafficInspected', r.packets_inspected::double precision),
      ('trafficPositionDrops', r.position_dedup_drops::double precision),
      ('trafficNodeInfoHits', r.nodeinfo_cache_hits::double precision),
      ('trafficRateLimitDrops', r.rate_limit_drops::double precision),
      ('trafficUnknownDrops', r.unknown_packet_drops::double precision),
      ('trafficHopExhausted', r.hop_exhausted_packets::double precision),
      ('trafficHopsPreserved', r.router_hops_preserved::double precision)
  ) as v (metric, value)
  where v.value is not null;
