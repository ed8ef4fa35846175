-- One way to erase a node, whoever asks: its owner on the web, or the node itself with !forget. Words that others sent to it
-- stay theirs. A function and no tables: no lock of others.
create function erase_node(target bigint, hash text) returns void
language sql volatile
begin atomic
  insert into erased_node (hash) values (erase_node.hash) on conflict do nothing;
  delete from environment_reading where node = target;
  delete from environment_latest where node = target;
  delete from environment_hourly where node = target;
  delete from environment_daily where node = target;
  delete from air_quality_reading where node = target;
  delete from air_quality_latest where node = target;
  delete from air_quality_hourly where node = target;
  delete from air_quality_daily where node = target;
  delete from power_reading where node = target;
  delete from power_latest where node = target;
  delete from power_hourly where node = target;
  delete from power_daily where node = target;
  delete from device_reading where node = target;
  delete from device_latest where node = target;
  delete from device_hourly where node = target;
  delete from device_daily where node = target;
  delete from health_reading where node = target;
  delete from health_latest where node = target;
  delete from position_fix where node = target;
  delete from reception where from_node = target;
  delete from packet where from_node = target;
  delete from link where from_node = target or to_node = target;
  delete from message where direction = 'in' and node = target;
  delete from inbound_text where from_node = target;
  delete from dead_letter where node = target;
  delete from node_alias where node = target;
  delete from block where node = target;
  delete from conversation where node = target;
  delete from station_node where node = target;
  delete from membership where node = target;
  delete from claim where node = target;
  delete from claimed_node where node = target;
  delete from node where num = target;
end;
comment on function erase_node is 'hash: of the number, as ErasedNodes makes it; it is all that is kept';
