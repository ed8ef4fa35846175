-- Names of what nodes report as numbers, as data: a number without a row is shown as it is. New tables: no lock of others.
create table hardware_model (
  number integer not null,
  name text not null,
  constraint hardware_model_pk primary key (number)
);
insert into hardware_model (number, name) values
  (4, 'TBEAM'), (7, 'T_ECHO'), (9, 'RAK4631'), (31, 'STATION_G2'), (37, 'PORTDUINO'), (43, 'HELTEC_V3'),
  (50, 'T_DECK'), (69, 'HELTEC_MESH_NODE_T114'), (71, 'TRACKER_T1000_E'), (102, 'T_DECK_PRO'),
  (103, 'T_LORA_PAGER'), (110, 'HELTEC_V4'), (255, 'PRIVATE_HW');

create table node_role (
  number integer not null,
  name text not null,
  constraint node_role_pk primary key (number)
);
insert into node_role (number, name) values
  (0, 'CLIENT'), (1, 'CLIENT_MUTE'), (2, 'ROUTER'), (3, 'ROUTER_CLIENT'), (4, 'REPEATER'), (5, 'TRACKER'),
  (6, 'SENSOR'), (7, 'TAK'), (8, 'CLIENT_HIDDEN'), (9, 'LOST_AND_FOUND'), (10, 'TAK_TRACKER'),
  (11, 'ROUTER_LATE'), (12, 'CLIENT_BASE');
