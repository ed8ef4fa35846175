-- How much was heard, per minute of arrival and hub instance: one upsert a batch. New table: no lock of others.
create table traffic (
  minute timestamptz not null,
  instance text not null,
  copies integer not null,
  packets integer not null,
  withheld integer not null,
  unread integer not null,
  unknown_port integer not null,
  malformed integer not null,
  constraint traffic_pk primary key (minute, instance)
) with (fillfactor = 50);
comment on column traffic.copies is 'Receptions stored';
comment on column traffic.packets is 'Distinct packets stored';
comment on column traffic.withheld is 'Copies whose owners have not allowed MQTT: counted, not stored';
comment on column traffic.unread is 'Copies without a key, or between others (PKI)';
