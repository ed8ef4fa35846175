-- On TimescaleDB the reading tables become hypertables with compression and retention; on plain PostgreSQL nothing happens.
-- Runs after every migration and is idempotent, so that later tables and a later extension are caught.
do $callback$
declare
  reading_table text;
begin
  if not exists (select 1 from pg_extension where extname = 'timescaledb') then
    -- Creating the extension where its library is not preloaded is fatal to the connection; this setting exists
    -- only where it is preloaded, and an ordinary role may read it.
    if exists (select 1 from pg_available_extensions where name = 'timescaledb')
      and current_setting('timescaledb.disable_load', true) is not null then
      create extension timescaledb;
    else
      raise notice 'KosmoConnect: plain PostgreSQL, reading tables stay ordinary tables';
      return;
    end if;
  end if;

  foreach reading_table in array array[
    'environment_reading', 'air_quality_reading', 'power_reading', 'device_reading', 'health_reading', 'position_fix'
  ] loop
    if not exists (
      select 1 from timescaledb_information.hypertables
      where hypertable_schema = current_schema() and hypertable_name = reading_table
    ) then
      perform create_hypertable(
        reading_table::regclass, by_range('time', interval '7 days'),
        create_default_indexes => false, migrate_data => true);
      raise notice 'KosmoConnect: % is now a hypertable', reading_table;
    end if;

    -- An Apache-only build of TimescaleDB has neither compression nor policies.
    continue when current_setting('timescaledb.license', true) is distinct from 'timescale';

    if not exists (
      select 1 from timescaledb_information.hypertables
      where hypertable_schema = current_schema() and hypertable_name = reading_table and compression_enabled
    ) then
      execute format(
        'alter table %I set (timescaledb.compress, timescaledb.compress_segmentby = ''node'', '
        || 'timescaledb.compress_orderby = ''time desc, source'')', reading_table);
    end if;
    perform add_compression_policy(reading_table::regclass, interval '30 days', if_not_exists => true);
    perform add_retention_policy(reading_table::regclass, interval '400 days', if_not_exists => true);
  end loop;
end
$callback$;
