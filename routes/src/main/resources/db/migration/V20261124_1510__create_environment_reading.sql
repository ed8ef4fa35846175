-- Raw readings of one kind: every field of EnvironmentMetrics. One row per measured instant; values are never altered.
-- New table: no lock of others. BRIN(time) is free (facts measured); the primary key serves node/time ranges.
create table environment_reading (
  node bigint not null,
  time timestamptz not null,
  source bigint not null,
  time_quality smallint not null,
  flags integer not null default 0,
  received_at timestamptz not null,
  temperature real,
  relative_humidity real,
  barometric_pressure real,
  gas_resistance real,
  voltage real,
  current real,
  iaq real,
  distance real,
  lux real,
  white_lux real,
  ir_lux real,
  uv_lux real,
  wind_direction real,
  wind_speed real,
  weight real,
  wind_gust real,
  wind_lull real,
  radiation real,
  rainfall_1h real,
  rainfall_24h real,
  soil_moisture real,
  soil_temperature real,
  adc_voltage_ch0 real,
  adc_voltage_ch1 real,
  adc_voltage_ch2 real,
  adc_voltage_ch3 real,
  adc_voltage_ch4 real,
  adc_voltage_ch5 real,
  adc_voltage_ch6 real,
  adc_voltage_ch7 real,
  one_wire_temperature_ch0 real,
  one_wire_temperature_ch1 real,
  one_wire_temperature_ch2 real,
  one_wire_temperature_ch3 real,
  one_wire_temperature_ch4 real,
  one_wire_temperature_ch5 real,
  one_wire_temperature_ch6 real,
  one_wire_temperature_ch7 real,
  lightning_strike_count_1h real,
  lightning_distance_km real,
  constraint environment_reading_pk primary key (node, time, source),
  constraint environment_reading_time_quality_range check (time_quality between 0 and 3)
);
create index environment_reading_time on environment_reading using brin (time);
comment on table environment_reading is 'source 0: the time is the device''s own; else the packet id. flags: see quality flags in docs.';
comment on column environment_reading.temperature is 'Temperature, °C';
comment on column environment_reading.relative_humidity is 'Relative humidity, %';
comment on column environment_reading.barometric_pressure is 'Station pressure, hPa';
comment on column environment_reading.gas_resistance is 'Gas resistance, kΩ';
comment on column environment_reading.voltage is 'Sensor voltage, V';
comment on column environment_reading.current is 'Sensor current, mA';
comment on column environment_reading.iaq is 'Indoor air quality index, 1';
comment on column environment_reading.distance is 'Distance, mm';
comment on column environment_reading.lux is 'Illuminance, lx';
comment on column environment_reading.white_lux is 'White illuminance, lx';
comment on column environment_reading.ir_lux is 'Infrared illuminance, lx';
comment on column environment_reading.uv_lux is 'Ultraviolet illuminance, lx';
comment on column environment_reading.wind_direction is 'Wind direction, °';
comment on column environment_reading.wind_speed is 'Wind speed, m/s';
comment on column environment_reading.weight is 'Weight, kg';
comment on column environment_reading.wind_gust is 'Wind gust, m/s';
comment on column environment_reading.wind_lull is 'Wind lull, m/s';
comment on column environment_reading.radiation is 'Ionising radiation, µR/h';
comment on column environment_reading.rainfall_1h is 'Rain in the last hour, mm';
comment on column environment_reading.rainfall_24h is 'Rain in the last 24 hours, mm';
comment on column environment_reading.soil_moisture is 'Soil moisture, %';
comment on column environment_reading.soil_temperature is 'Soil temperature, °C';
comment on column environment_reading.adc_voltage_ch0 is 'ADC voltage, channel 0, V';
comment on column environment_reading.adc_voltage_ch1 is 'ADC voltage, channel 1, V';
comment on column environment_reading.adc_voltage_ch2 is 'ADC voltage, channel 2, V';
comment on column environment_reading.adc_voltage_ch3 is 'ADC voltage, channel 3, V';
comment on column environment_reading.adc_voltage_ch4 is 'ADC voltage, channel 4, V';
comment on column environment_reading.adc_voltage_ch5 is 'ADC voltage, channel 5, V';
comment on column environment_reading.adc_voltage_ch6 is 'ADC voltage, channel 6, V';
comment on column environment_reading.adc_voltage_ch7 is 'ADC voltage, channel 7, V';
comment on column environment_reading.one_wire_temperature_ch0 is 'One-wire temperature, channel 0, °C';
comment on column environment_reading.one_wire_temperature_ch1 is 'One-wire temperature, channel 1, °C';
comment on column environment_reading.one_wire_temperature_ch2 is 'One-wire temperature, channel 2, °C';
comment on column environment_reading.one_wire_temperature_ch3 is 'One-wire temperature, channel 3, °C';
comment on column environment_reading.one_wire_temperature_ch4 is 'One-wire temperature, channel 4, °C';
comment on column environment_reading.one_wire_temperature_ch5 is 'One-wire temperature, channel 5, °C';
comment on column environment_reading.one_wire_temperature_ch6 is 'One-wire temperature, channel 6, °C';
comment on column environment_reading.one_wire_temperature_ch7 is 'One-wire temperature, channel 7, °C';
comment on column environment_reading.lightning_strike_count_1h is 'Lightning strikes in the last hour, 1';
comment on column environment_reading.lightning_distance_km is 'Lightning distance, km';

-- The newest reading of each node, as a whole row: values of different times are never mixed.
create table environment_latest (
  like environment_reading,
  constraint environment_latest_pk primary key (node)
) with (fillfactor = 50);
