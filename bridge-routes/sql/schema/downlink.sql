-- What the hub asked for, and what it is told of it. Runs at each opening of the file.
create table if not exists spool (
  id text not null -- names the life of this file
);
insert into spool (id) select lower(hex(randomblob(6))) where not exists (select 1 from spool);
create table if not exists command (
  id        integer primary key autoincrement, -- the order in which they came
  command   text not null,
  attempt   integer not null,
  body      blob not null, -- DownlinkCommand
  stage     text not null, -- WAITING, READY, GRANTED, SENT, OVER
  priority  integer not null, -- higher goes first
  token     integer not null, -- of the last ready
  packet_id integer not null, -- unsigned; 0 before it was granted
  report    blob not null, -- DownlinkEvent: what the hub was told last
  taken     integer not null, -- ms since 1970
  granted   integer not null, -- ms since 1970; 0 for never
  airtime   real not null, -- ms that it was charged
  unique (command, attempt)
);
create index if not exists command_open on command (priority desc, id) where stage in ('WAITING', 'READY', 'GRANTED');
create index if not exists command_packet on command (packet_id) where packet_id <> 0;
create table if not exists event (
  seq  integer primary key autoincrement, -- rises by one an event
  body blob not null -- DownlinkEvent without seq and spool
);
-- What the hub is told goes into the same transaction as the step it tells of. A grant is told by what comes of it.
create trigger if not exists report_new after insert on command
begin insert into event (body) values (new.report); end;
create trigger if not exists report_step after update of report on command when new.stage <> 'GRANTED'
begin insert into event (body) values (new.report); end;
