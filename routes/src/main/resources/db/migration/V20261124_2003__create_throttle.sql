-- Tries while Redis is away. Losing them in a crash does no harm: unlogged.
-- New table: no lock of others.
create unlogged table throttle (
  key text not null,
  tries integer not null,
  free_at timestamptz not null,
  expires_at timestamptz not null,
  constraint throttle_pk primary key (key)
);
create index throttle_expires_at on throttle (expires_at);
