-- Raw readings of one kind: eight channels of PowerMetrics. One row per measured instant; values are never altered.
-- New table: no lock of others. BRIN(time) is free (facts measured); the primary key serves node/time ranges.
create table power_reading (
  node bigint not null,
  time timestamptz not null,
  source bigint not null,
  time_quality smallint not null,
  flags integer not null default 0,
  received_at timestamptz not null,
  ch1_voltage real,
  ch1_current real,
  ch2_voltage real,
  ch2_current real,
  ch3_voltage real,
  ch3_current real,
  ch4_voltage real,
  ch4_current real,
  ch5_voltage real,
  ch5_current real,
  ch6_voltage real,
  ch6_current real,
  ch7_voltage real,
  ch7_current real,
  ch8_voltage real,
  ch8_current real,
  constraint power_reading_pk primary key (node, time, source),
  constraint power_reading_time_quality_range check (time_quality between 0 and 3)
);
create index power_reading_time on power_reading using brin (time);
comment on table power_reading is 'source 0: the time is the device''s own; else the packet id. flags: see quality flags in docs.';
comment on column power_reading.ch1_voltage is 'Voltage, channel 1, V';
comment on column power_reading.ch1_current is 'Current, channel 1, mA';
comment on column power_reading.ch2_voltage is 'Voltage, channel 2, V';
comment on column power_reading.ch2_current is 'Current, channel 2, mA';
comment on column power_reading.ch3_voltage is 'Voltage, channel 3, V';
comment on column power_reading.ch3_current is 'Current, channel 3, mA';
comment on column power_reading.ch4_voltage is 'Voltage, channel 4, V';
comment on column power_reading.ch4_current is 'Current, channel 4, mA';
comment on column power_reading.ch5_voltage is 'Voltage, channel 5, V';
comment on column power_reading.ch5_current is 'Current, channel 5, mA';
comment on column power_reading.ch6_voltage is 'Voltage, channel 6, V';
comment on column power_reading.ch6_current is 'Current, channel 6, mA';
comment on column power_reading.ch7_voltage is 'Voltage, channel 7, V';
comment on column power_reading.ch7_current is 'Current, channel 7, mA';
comment on column power_reading.ch8_voltage is 'Voltage, channel 8, V';
comment on column power_reading.ch8_current is 'Current, channel 8, mA';

-- The newest reading of each node, as a whole row: values of different times are never mixed.
create table power_latest (
  like power_reading,
  constraint power_latest_pk primary key (node)
) with (fillfactor = 50);
