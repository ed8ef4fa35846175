-- What of each spool of each bridge is settled: the state from which commit marks and gaps are computed, so that neither
-- ever reads receptions. New table: no lock of others.
create table bridge_spool (
  bridge text not null,
  spool text not null,
  settled int8multirange not null default '{}',
  version bigint not null default 1,
  marked bigint not null default 0,
  marked_at timestamptz,
  begun_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  floor bigint not null default 1,
  next bigint,
  depth bigint,
  bytes bigint,
  dropped_full int8multirange not null default '{}',
  dropped_expired int8multirange not null default '{}',
  dropped_corrupt int8multirange not null default '{}',
  dropped_other int8multirange not null default '{}',
  constraint bridge_spool_pk primary key (bridge, spool)
) with (fillfactor = 50);
comment on column bridge_spool.spool is 'Names the life of a spool file; a new file has a new name and begins with 1';
comment on column bridge_spool.settled is 'Sequence numbers whose fate is in the database: stored, withheld, counted as flood or parked as dead letters';
comment on column bridge_spool.version is 'Rises with each batch that settles something, a repetition too: a bridge that asks again has not seen its mark';
comment on column bridge_spool.marked is 'Version of the last mark that the broker accepted';
comment on column bridge_spool.floor is 'Lowest number that the bridge may still deliver, as it reported';
comment on column bridge_spool.depth is 'Packets in the spool, as reported';
comment on column bridge_spool.bytes is 'Size of the spool file, as reported';
