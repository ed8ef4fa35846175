-- privacy-erase-node: all that is known of a node, for its owner; answers how many nodes that were. Words that others sent
-- to it stay theirs. Its number stays as a keyed hash, so that nothing of it is taken again.
with target as (
  select r.node
  from node_right r
  where r.node = node_number(cast(:#${header.id} as text)) and r.role = 'OWNER'
    and r.account = cast(:#${bean:currentAccount.id} as uuid)
),
kept as (
  insert into erased_node (hash) select cast(:#${body} as text) from target on conflict do nothing
),
gone_1 as (delete from environment_reading where node in (select node from target)),
gone_2 as (delete from environment_latest where node in (select node from target)),
gone_3 as (delete from environment_hourly where node in (select node from target)),
gone_4 as (delete from environment_daily where node in (select node from target)),
gone_5 as (delete from air_quality_reading where node in (select node from target)),
gone_6 as (delete from air_quality_latest where node in (select node from target)),
gone_7 as (delete from air_quality_hourly where node in (select node from target)),
gone_8 as (delete from air_quality_daily where node in (select node from target)),
gone_9 as (delete from power_reading where node in (select node from target)),
gone_10 as (delete from power_latest where node in (select node from target)),
gone_11 as (delete from power_hourly where node in (select node from target)),
gone_12 as (delete from power_daily where node in (select node from target)),
gone_13 as (delete from device_reading where node in (select node from target)),
gone_14 as (delete from device_latest where node in (select node from target)),
gone_15 as (delete from device_hourly where node in (select node from target)),
gone_16 as (delete from device_daily where node in (select node from target)),
gone_17 as (delete from health_reading where node in (select node from target)),
gone_18 as (delete from health_latest where node in (select node from target)),
gone_19 as (delete from position_fix where node in (select node from target)),
heard as (delete from reception where from_node in (select node from target)),
packets as (delete from packet where from_node in (select node from target)),
links as (delete from link where from_node in (select node from target) or to_node in (select node from target)),
words as (delete from message where direction = 'in' and node in (select node from target)),
inbox as (delete from inbound_text where from_node in (select node from target)),
letters as (delete from dead_letter where node in (select node from target)),
names as (delete from node_alias where node in (select node from target)),
blocks as (delete from block where node in (select node from target)),
talks as (delete from conversation where node in (select node from target)),
stations as (delete from station_node where node in (select node from target)),
parts as (delete from membership where node in (select node from target)),
claims as (delete from claim where node in (select node from target)),
freed as (delete from claimed_node where node in (select node from target)),
gone as (delete from node where num in (select node from target) returning num),
noted as (
  insert into audit_event (actor, action, object, rule, ip)
  select cast(:#${bean:currentAccount.id} as text), 'erase-node', left(cast(:#${body} as text), 16), 'owner',
    cast(cast(:#${bean:currentAccount.ip} as text) as inet)
  from gone
)
select count(*) from gone
