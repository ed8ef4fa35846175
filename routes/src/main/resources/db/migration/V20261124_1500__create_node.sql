-- Who is heard: one row per Meshtastic node number, and the bridges that hear them.
-- New tables: no lock of others.
create table node (
  num bigint not null,
  long_name text,
  short_name text,
  hardware integer,
  role integer,
  licensed boolean,
  unmessagable boolean,
  public_key bytea,
  firmware text,
  first_heard timestamptz not null,
  last_heard timestamptz not null,
  latitude double precision,
  longitude double precision,
  altitude real,
  precision_bits smallint,
  position_time timestamptz,
  hops_away smallint,
  snr real,
  rssi integer,
  published boolean,
  ignored boolean not null default false,
  constraint node_pk primary key (num),
  constraint node_num_range check (num between 1 and 4294967294),
  constraint node_latitude_range check (latitude between -90 and 90),
  constraint node_longitude_range check (longitude between -180 and 180)
) with (fillfactor = 70);
create index node_position on node (latitude, longitude) where latitude is not null;
comment on column node.published is 'The newest packet carried consent (ok_to_mqtt), or the operator chose to ignore consent; null: nothing readable was heard';
comment on column node.ignored is 'An operator hides this node everywhere';
comment on column node.altitude is 'Metres above mean sea level';
comment on column node.precision_bits is '32 exact; fewer bits: the position is the centre of a square';

-- A place with sensors; it outlives the board that measures there.
create table station (
  id bigint generated always as identity,
  name text not null,
  latitude double precision,
  longitude double precision,
  altitude real,
  constraint station_pk primary key (id)
);

create table station_node (
  station bigint not null,
  node bigint not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint station_node_pk primary key (node, valid_from),
  constraint station_node_station_fk foreign key (station) references station (id),
  constraint station_node_order check (valid_to is null or valid_to > valid_from)
);

-- A bridge is named by its enrolment id, a stock gateway by its node id (!a1b2c3d4).
create table bridge (
  id text not null,
  node bigint,
  enrolled boolean not null default false,
  region text,
  first_heard timestamptz not null,
  last_heard timestamptz not null,
  constraint bridge_pk primary key (id)
) with (fillfactor = 70);
create index bridge_node on bridge (node);
