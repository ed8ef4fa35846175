-- Where nodes have been. New table: no lock of others.
create table position_fix (
  node bigint not null,
  time timestamptz not null,
  source bigint not null,
  time_quality smallint not null,
  received_at timestamptz not null,
  latitude double precision not null,
  longitude double precision not null,
  altitude real,
  precision_bits smallint,
  ground_speed real,
  ground_track real,
  satellites smallint,
  constraint position_fix_pk primary key (node, time, source)
);
create index position_fix_time on position_fix using brin (time);
comment on column position_fix.ground_speed is 'm/s';
comment on column position_fix.ground_track is 'Degrees from north';
