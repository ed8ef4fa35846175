-- Raw readings of one kind: HealthMetrics. One row per measured instant; values are never altered.
-- New table: no lock of others. BRIN(time) is free (facts measured); the primary key serves node/time ranges.
create table health_reading (
  node bigint not null,
  time timestamptz not null,
  source bigint not null,
  time_quality smallint not null,
  flags integer not null default 0,
  received_at timestamptz not null,
  heart_bpm real,
  spo2 real,
  temperature real,
  constraint health_reading_pk primary key (node, time, source),
  constraint health_reading_time_quality_range check (time_quality between 0 and 3)
);
create index health_reading_time on health_reading using brin (time);
comment on table health_reading is 'source 0: the time is the device''s own; else the packet id. flags: see quality flags in docs.';
comment on column health_reading.heart_bpm is 'Heart rate, 1/min';
comment on column health_reading.spo2 is 'Blood oxygen saturation, %';
comment on column health_reading.temperature is 'Body temperature, °C';

-- The newest reading of each node, as a whole row: values of different times are never mixed.
create table health_latest (
  like health_reading,
  constraint health_latest_pk primary key (node)
) with (fillfactor = 50);
