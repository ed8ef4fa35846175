-- The hourly rollups of one node as texts of points, one row a metric: what a chart of a month asks for.
-- One pass over each table. Each parameter stands once in a point, or else the planner would not inline it.
create function rollup_point(at text, mean double precision, low real, high real, n integer) returns text
language sql immutable parallel safe
return '["' || at || '",' || mean_text(mean) || ',' || coalesce(low::text, 'null') || ',' || coalesce(high::text, 'null')
  || ',' || n::text || ']';

create function hourly_series(of_node bigint, since timestamptz, until timestamptz)
returns table (metric text, points text)
language sql stable parallel safe
begin atomic
  select v.metric, v.points
  from (
    select
      string_agg(rollup_point(h.at, h.temperature_sum / h.temperature_n, h.temperature_min, h.temperature_max, h.temperature_n), ',') filter (where h.temperature_n > 0) as temperature,
      string_agg(rollup_point(h.at, h.relative_humidity_sum / h.relative_humidity_n, h.relative_humidity_min, h.relative_humidity_max, h.relative_humidity_n), ',') filter (where h.relative_humidity_n > 0) as humidity,
      string_agg(rollup_point(h.at, h.barometric_pressure_sum / h.barometric_pressure_n, h.barometric_pressure_min, h.barometric_pressure_max, h.barometric_pressure_n), ',') filter (where h.barometric_pressure_n > 0) as pressure,
      string_agg(rollup_point(h.at, h.gas_resistance_sum / h.gas_resistance_n, h.gas_resistance_min, h.gas_resistance_max, h.gas_resistance_n), ',') filter (where h.gas_resistance_n > 0) as gas_resistance,
      string_agg(rollup_point(h.at, h.iaq_sum / h.iaq_n, h.iaq_min, h.iaq_max, h.iaq_n), ',') filter (where h.iaq_n > 0) as iaq,
      string_agg(rollup_point(h.at, h.distance_sum / h.distance_n, h.distance_min, h.distance_max, h.distance_n), ',') filter (where h.distance_n > 0) as distance,
      string_agg(rollup_point(h.at, h.lux_sum / h.lux_n, h.lux_min, h.lux_max, h.lux_n), ',') filter (where h.lux_n > 0) as lux,
      string_agg(rollup_point(h.at, h.uv_lux_sum / h.uv_lux_n, h.uv_lux_min, h.uv_lux_max, h.uv_lux_n), ',') filter (where h.uv_lux_n > 0) as uv_lux,
      string_agg(rollup_point(h.at, h.wind_speed_sum / h.wind_speed_n, h.wind_speed_min, h.wind_speed_max, h.wind_speed_n), ',') filter (where h.wind_speed_n > 0) as wind_speed,
      string_agg(rollup_point(h.at, h.wind_gust_sum / h.wind_gust_n, h.wind_gust_min, h.wind_gust_max, h.wind_gust_n), ',') filter (where h.wind_gust_n > 0) as wind_gust,
      string_agg(rollup_point(h.at, h.radiation_sum / h.radiation_n, h.radiation_min, h.radiation_max, h.radiation_n), ',') filter (where h.radiation_n > 0) as radiation,
      string_agg(rollup_point(h.at, h.soil_moisture_sum / h.soil_moisture_n, h.soil_moisture_min, h.soil_moisture_max, h.soil_moisture_n), ',') filter (where h.soil_moisture_n > 0) as soil_moisture,
      string_agg(rollup_point(h.at, h.soil_temperature_sum / h.soil_temperature_n, h.soil_temperature_min, h.soil_temperature_max, h.soil_temperature_n), ',') filter (where h.soil_temperature_n > 0) as soil_temperature,
      string_agg(rollup_point(h.at, h.lightning_strike_count_1h_sum / h.lightning_strike_count_1h_n, h.lightning_strike_count_1h_min, h.lightning_strike_count_1h_max, h.lightning_strike_count_1h_n), ',') filter (where h.lightning_strike_count_1h_n > 0) as lightning_strikes1h,
      string_agg(rollup_point(h.at, mod((degrees(atan2(h.wind_east, h.wind_north)) + 360)::numeric, 360)::double precision, null, null, h.wind_n), ',') filter (where h.wind_n > 0) as wind_direction,
      string_agg(rollup_point(h.at, h.rain_mm::double precision, h.rain_mm, h.rain_mm, 1), ',') filter (where h.rain_mm is not null) as rain
    from (
      select iso_time(r.bucket) as at, r.* from environment_hourly r
      where r.node = of_node and r.bucket >= since and r.bucket < until
      order by r.bucket
    ) h
  ) s
  cross join lateral (values
    ('temperature', s.temperature),
    ('humidity', s.humidity),
    ('pressure', s.pressure),
    ('gasResistance', s.gas_resistance),
    ('iaq', s.iaq),
    ('distance', s.distance),
    ('lux', s.lux),
    ('uvLux', s.uv_lux),
    ('windSpeed', s.wind_speed),
    ('windGust', s.wind_gust),
    ('radiation', s.radiation),
    ('soilMoisture', s.soil_moisture),
    ('soilTemperature', s.soil_temperature),
    ('lightningStrikes1h', s.lightning_strikes1h),
    ('windDirection', s.wind_direction),
    ('rain', s.rain)
  ) as v (metric, points)
  where v.points is not null
  union all
  select v.metric, v.points
  from (
    select
      string_agg(rollup_point(h.at, h.pm10_standard_sum / h.pm10_standard_n, h.pm10_standard_min, h.pm10_standard_max, h.pm10_standard_n), ',') filter (where h.pm10_standard_n > 0) as pm1,
      string_agg(rollup_point(h.at, h.pm25_standard_sum / h.pm25_standard_n, h.pm25_standard_min, h.pm25_standard_max, h.pm25_standard_n), ',') filter (where h.pm25_standard_n > 0) as pm25,
      string_agg(rollup_point(h.at, h.pm100_standard_sum / h.pm100_standard_n, h.pm100_standard_min, h.pm100_standard_max, h.pm100_standard_n), ',') filter (where h.pm100_standard_n > 0) as pm10,
      string_agg(rollup_point(h.at, h.co2_sum / h.co2_n, h.co2_min, h.co2_max, h.co2_n), ',') filter (where h.co2_n > 0) as co2,
      string_agg(rollup_point(h.at, h.pm_voc_idx_sum / h.pm_voc_idx_n, h.pm_voc_idx_min, h.pm_voc_idx_max, h.pm_voc_idx_n), ',') filter (where h.pm_voc_idx_n > 0) as voc_index,
      string_agg(rollup_point(h.at, h.pm_nox_idx_sum / h.pm_nox_idx_n, h.pm_nox_idx_min, h.pm_nox_idx_max, h.pm_nox_idx_n), ',') filter (where h.pm_nox_idx_n > 0) as nox_index
    from (
      select iso_time(r.bucket) as at, r.* from air_quality_hourly r
      where r.node = of_node and r.bucket >= since and r.bucket < until
      order by r.bucket
    ) h
  ) s
  cross join lateral (values
    ('pm1', s.pm1),
    ('pm25', s.pm25),
    ('pm10', s.pm10),
    ('co2', s.co2),
    ('vocIndex', s.voc_index),
    ('noxIndex', s.nox_index)
  ) as v (metric, points)
  where v.points is not null
  union all
  select v.metric, v.points
  from (
    select
      string_agg(rollup_point(h.at, h.ch1_voltage_sum / h.ch1_voltage_n, h.ch1_voltage_min, h.ch1_voltage_max, h.ch1_voltage_n), ',') filter (where h.ch1_voltage_n > 0) as power1_voltage,
      string_agg(rollup_point(h.at, h.ch1_current_sum / h.ch1_current_n, h.ch1_current_min, h.ch1_current_max, h.ch1_current_n), ',') filter (where h.ch1_current_n > 0) as power1_current,
      string_agg(rollup_point(h.at, h.ch2_voltage_sum / h.ch2_voltage_n, h.ch2_voltage_min, h.ch2_voltage_max, h.ch2_voltage_n), ',') filter (where h.ch2_voltage_n > 0) as power2_voltage,
      string_agg(rollup_point(h.at, h.ch2_current_sum / h.ch2_current_n, h.ch2_current_min, h.ch2_current_max, h.ch2_current_n), ',') filter (where h.ch2_current_n > 0) as power2_current,
      string_agg(rollup_point(h.at, h.ch3_voltage_sum / h.ch3_voltage_n, h.ch3_voltage_min, h.ch3_voltage_max, h.ch3_voltage_n), ',') filter (where h.ch3_voltage_n > 0) as power3_voltage,
      string_agg(rollup_point(h.at, h.ch3_current_sum / h.ch3_current_n, h.ch3_current_min, h.ch3_current_max, h.ch3_current_n), ',') filter (where h.ch3_current_n > 0) as power3_current
    from (
      select iso_time(r.bucket) as at, r.* from power_hourly r
      where r.node = of_node and r.bucket >= since and r.bucket < until
      order by r.bucket
    ) h
  ) s
  cross join lateral (values
    ('power1Voltage', s.power1_voltage),
    ('power1Current', s.power1_current),
    ('power2Voltage', s.power2_voltage),
    ('power2Current', s.power2_current),
    ('power3Voltage', s.power3_voltage),
    ('power3Current', s.power3_current)
  ) as v (metric, points)
  where v.points is not null
  union all
  select v.metric, v.points
  from (
    select
      string_agg(rollup_point(h.at, h.battery_level_sum / h.battery_level_n, h.battery_level_min, h.battery_level_max, h.battery_level_n), ',') filter (where h.battery_level_n > 0) as battery,
      string_agg(rollup_point(h.at, h.voltage_sum / h.voltage_n, h.voltage_min, h.voltage_max, h.voltage_n), ',') filter (where h.voltage_n > 0) as voltage,
      string_agg(rollup_point(h.at, h.channel_utilization_sum / h.channel_utilization_n, h.channel_utilization_min, h.channel_utilization_max, h.channel_utilization_n), ',') filter (where h.channel_utilization_n > 0) as channel_utilization,
      string_agg(rollup_point(h.at, h.air_util_tx_sum / h.air_util_tx_n, h.air_util_tx_min, h.air_util_tx_max, h.air_util_tx_n), ',') filter (where h.air_util_tx_n > 0) as air_util_tx
    from (
      select iso_time(r.bucket) as at, r.* from device_hourly r
      where r.node = of_node and r.bucket >= since and r.bucket < until
      order by r.bucket
    ) h
  ) s
  cross join lateral (values
    ('battery', s.battery),
    ('voltage', s.voltage),
    ('channelUtilization', s.channel_utilization),
    ('airUtilTx', s.air_util_tx)
  ) as v (metric, points)
  where v.points is not null;
end;
