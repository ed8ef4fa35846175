-- Raw readings of one kind: every field of AirQualityMetrics. One row per measured instant; values are never altered.
-- New table: no lock of others. BRIN(time) is free (facts measured); the primary key serves node/time ranges.
create table air_quality_reading (
  node bigint not null,
  time timestamptz not null,
  source bigint not null,
  time_quality smallint not null,
  flags integer not null default 0,
  received_at timestamptz not null,
  pm10_standard real,
  pm25_standard real,
  pm100_standard real,
  pm10_environmental real,
  pm25_environmental real,
  pm100_environmental real,
  particles_03um real,
  particles_05um real,
  particles_10um real,
  particles_25um real,
  particles_50um real,
  particles_100um real,
  co2 real,
  co2_temperature real,
  co2_humidity real,
  form_formaldehyde real,
  form_humidity real,
  form_temperature real,
  pm40_standard real,
  particles_40um real,
  pm_temperature real,
  pm_humidity real,
  pm_voc_idx real,
  pm_nox_idx real,
  particles_tps real,
  pm_status_flags double precision,
  constraint air_quality_reading_pk primary key (node, time, source),
  constraint air_quality_reading_time_quality_range check (time_quality between 0 and 3)
);
create index air_quality_reading_time on air_quality_reading using brin (time);
comment on table air_quality_reading is 'source 0: the time is the device''s own; else the packet id. flags: see quality flags in docs.';
comment on column air_quality_reading.pm10_standard is 'PM1, µg/m³';
comment on column air_quality_reading.pm25_standard is 'PM2.5, µg/m³';
comment on column air_quality_reading.pm100_standard is 'PM10, µg/m³';
comment on column air_quality_reading.pm10_environmental is 'PM1, environmental, µg/m³';
comment on column air_quality_reading.pm25_environmental is 'PM2.5, environmental, µg/m³';
comment on column air_quality_reading.pm100_environmental is 'PM10, environmental, µg/m³';
comment on column air_quality_reading.particles_03um is 'Particles over 0.3 µm, 1/0.1L';
comment on column air_quality_reading.particles_05um is 'Particles over 0.5 µm, 1/0.1L';
comment on column air_quality_reading.particles_10um is 'Particles over 1.0 µm, 1/0.1L';
comment on column air_quality_reading.particles_25um is 'Particles over 2.5 µm, 1/0.1L';
comment on column air_quality_reading.particles_50um is 'Particles over 5.0 µm, 1/0.1L';
comment on column air_quality_reading.particles_100um is 'Particles over 10 µm, 1/0.1L';
comment on column air_quality_reading.co2 is 'Carbon dioxide, ppm';
comment on column air_quality_reading.co2_temperature is 'Temperature at the CO₂ sensor, °C';
comment on column air_quality_reading.co2_humidity is 'Humidity at the CO₂ sensor, %';
comment on column air_quality_reading.form_formaldehyde is 'Formaldehyde, ppb';
comment on column air_quality_reading.form_humidity is 'Humidity at the formaldehyde sensor, %';
comment on column air_quality_reading.form_temperature is 'Temperature at the formaldehyde sensor, °C';
comment on column air_quality_reading.pm40_standard is 'PM4, µg/m³';
comment on column air_quality_reading.particles_40um is 'Particles over 4.0 µm, 1/0.1L';
comment on column air_quality_reading.pm_temperature is 'Temperature at the particle sensor, °C';
comment on column air_quality_reading.pm_humidity is 'Humidity at the particle sensor, %';
comment on column air_quality_reading.pm_voc_idx is 'VOC index, 1';
comment on column air_quality_reading.pm_nox_idx is 'NOx index, 1';
comment on column air_quality_reading.particles_tps is 'Typical particle size, µm';
comment on column air_quality_reading.pm_status_flags is 'Particle sensor status bits, bits';

-- The newest reading of each node, as a whole row: values of different times are never mixed.
create table air_quality_latest (
  like air_quality_reading,
  constraint air_quality_latest_pk primary key (node)
) with (fillfactor = 50);
