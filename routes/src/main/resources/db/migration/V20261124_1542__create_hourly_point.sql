-- Rollups as (node, bucket, metric, n, mean, min, max). Wind direction is the vector mean; rain the total.
create view hourly_point as
  select h.node, h.bucket, v.metric, v.n, v.mean, v.min, v.max
  from environment_hourly h
  cross join lateral (
    values
      ('temperature', h.temperature_n, h.temperature_sum / nullif(h.temperature_n, 0), h.temperature_min, h.temperature_max),
      ('humidity', h.relative_humidity_n, h.relative_humidity_sum / nullif(h.relative_humidity_n, 0), h.relative_humidity_min, h.relative_humidity_max),
      ('pressure', h.barometric_pressure_n, h.barometric_pressure_sum / nullif(h.barometric_pressure_n, 0), h.barometric_pressure_min, h.barometric_pressure_max),
      ('gasResistance', h.gas_resistance_n, h.gas_resistance_sum / nullif(h.gas_resistance_n, 0), h.gas_resistance_min, h.gas_resistance_max),
      ('iaq', h.iaq_n, h.iaq_sum / nullif(h.iaq_n, 0), h.iaq_min, h.iaq_max),
      ('distance', h.distance_n, h.distance_sum / nullif(h.distance_n, 0), h.distance_min, h.distance_max),
      ('lux', h.lux_n, h.lux_sum / nullif(h.lux_n, 0), h.lux_min, h.lux_max),
      ('uvLux', h.uv_lux_n, h.uv_lux_sum / nullif(h.uv_lux_n, 0), h.uv_lux_min, h.uv_lux_max),
      ('windSpeed', h.wind_speed_n, h.wind_speed_sum / nullif(h.wind_speed_n, 0), h.wind_speed_min, h.wind_speed_max),
      ('windGust', h.wind_gust_n, h.wind_gust_sum / nullif(h.wind_gust_n, 0), h.wind_gust_min, h.wind_gust_max),
      ('radiation', h.radiation_n, h.radiation_sum / nullif(h.radiation_n, 0), h.radiation_min, h.radiation_max),
      ('soilMoisture', h.soil_moisture_n, h.soil_moisture_sum / nullif(h.soil_moisture_n, 0), h.soil_moisture_min, h.soil_moisture_max),
      ('soilTemperature', h.soil_temperature_n, h.soil_temperature_sum / nullif(h.soil_temperature_n, 0), h.soil_temperature_min, h.soil_temperature_max),
      ('lightningStrikes1h', h.lightning_strike_count_1h_n, h.lightning_strike_count_1h_sum / nullif(h.lightning_strike_count_1h_n, 0), h.lightning_strike_count_1h_min, h.lightning_strike_count_1h_max),
      ('windDirection', h.wind_n, mod((degrees(atan2(h.wind_east, h.wind_north)) + 360)::numeric, 360)::double precision, null::real, null::real),
      ('rain', case when h.rain_mm is null then 0 else 1 end, h.rain_mm::double precision, h.rain_mm, h.rain_mm)
  ) as v (metric, n, mean, min, max)
  where v.n > 0
  union all
  select h.node, h.bucket, v.metric, v.n, v.mean, v.min, v.max
  from air_quality_hourly h
  cross join lateral (
    values
      ('pm1', h.pm10_standard_n, h.pm10_standard_sum / nullif(h.pm10_standard_n, 0), h.pm10_standard_min, h.pm10_standard_max),
      ('pm25', h.pm25_standard_n, h.pm25_standard_sum / nullif(h.pm25_standard_n, 0), h.pm25_standard_min, h.pm25_standard_max),
      ('pm10', h.pm100_standard_n, h.pm100_standard_sum / nullif(h.pm100_standard_n, 0), h.pm100_standard_min, h.pm100_standard_max),
      ('co2', h.co2_n, h.co2_sum / nullif(h.co2_n, 0), h.co2_min, h.co2_max),
      ('vocIndex', h.pm_voc_idx_n, h.pm_voc_idx_sum / nullif(h.pm_voc_idx_n, 0), h.pm_voc_idx_min, h.pm_voc_idx_max),
      ('noxIndex', h.pm_nox_idx_n, h.pm_nox_idx_sum / nullif(h.pm_nox_idx_n, 0), h.pm_nox_idx_min, h.pm_nox_idx_max)
  ) as v (metric, n, mean, min, max)
  where v.n > 0
  union all
  select h.node, h.bucket, v.metric, v.n, v.mean, v.min, v.max
  from power_hourly h
  cross join lateral (
    values
      ('power1Voltage', h.ch1_voltage_n, h.ch1_voltage_sum / nullif(h.ch1_voltage_n, 0), h.ch1_voltage_min, h.ch1_voltage_max),
      ('power1Current', h.ch1_current_n, h.ch1_current_sum / nullif(h.ch1_current_n, 0), h.ch1_current_min, h.ch1_current_max),
      ('power2Voltage', h.ch2_voltage_n, h.ch2_voltage_sum / nullif(h.ch2_voltage_n, 0), h.ch2_voltage_min, h.ch2_voltage_max),
      ('power2Current', h.ch2_current_n, h.ch2_current_sum / nullif(h.ch2_current_n, 0), h.ch2_current_min, h.ch2_current_max),
      ('power3Voltage', h.ch3_voltage_n, h.ch3_voltage_sum / nullif(h.ch3_voltage_n, 0), h.ch3_voltage_min, h.ch3_voltage_max),
      ('power3Current', h.ch3_current_n, h.ch3_current_sum / nullif(h.ch3_current_n, 0), h.ch3_current_min, h.ch3_current_max)
  ) as v (metric, n, mean, min, max)
  where v.n > 0
  union all
  select h.node, h.bucket, v.metric, v.n, v.mean, v.min, v.max
  from device_hourly h
  cross join lateral (
    values
      ('battery', h.battery_level_n, h.battery_level_sum / nullif(h.battery_level_n, 0), h.battery_level_min, h.battery_level_max),
      ('voltage', h.voltage_n, h.voltage_sum / nullif(h.voltage_n, 0), h.voltage_min, h.voltage_max),
      ('channelUtilization', h.channel_utilization_n, h.channel_utilization_sum / nullif(h.channel_utilization_n, 0), h.channel_utilization_min, h.channel_utilization_max),
      ('airUtilTx', h.air_util_tx_n, h.air_util_tx_sum / nullif(h.air_util_tx_n, 0), h.air_util_tx_min, h.air_util_tx_max)
  ) as v (metric, n, mean, min, max)
  where v.n > 0;
