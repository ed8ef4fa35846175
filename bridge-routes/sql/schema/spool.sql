-- The spool: packets that the hub has not yet confirmed. Runs at each opening of the file; a statement ends where a line
-- does.
create table if not exists spool (
  id   text not null, -- names the life of this file
  born integer not null, -- ms since 1970 by the bridge's clock
  lost integer not null default 0 -- packets that were dropped in this life
);
insert into spool (id, born)
select lower(hex(randomblob(6))), cast(1000 * unixepoch('subsec') as integer)
where not exists (select 1 from spool);
create table if not exists packet (
  seq     integer primary key autoincrement, -- given once, never again
  boot    text not null, -- the kernel's boot id
  mono    integer not null, -- ms of the clock that never jumps, within that boot
  at      integer not null, -- ms since 1970 when it was heard
  synced  integer not null, -- 1 when that time is good
  rank    integer not null, -- what goes first when the spool is full: the lowest
  topic   text not null,
  payload blob not null, -- ServiceEnvelope
  due     integer not null default 0, -- ms of the clock that never jumps when it is sent again; 0: now
  tries   integer not null default 0 -- how often this process has sent it
);
create index if not exists packet_due on packet (due);
create index if not exists packet_rank on packet (rank);
create index if not exists packet_undated on packet (boot) where synced = 0;
-- What a full spool has given up, until the hub knows it.
create table if not exists dropped (
  first  integer primary key,
  last   integer not null,
  reason integer not null -- DropReason
);
create trigger if not exists drop_packets after insert on dropped begin
  delete from packet where seq between new.first and new.last; update spool set lost = lost + new.last - new.first + 1; end;
-- A new process knows nothing of what the one before has sent.
update packet set due = 0, tries = 0 where due > 0;
