-- Nothing was ever heard, and so nothing hangs on it.
truncate node, station, station_node, bridge, packet, reception, link, traffic, position_fix,
  environment_reading, environment_latest, environment_hourly, environment_daily,
  air_quality_reading, air_quality_latest, air_quality_hourly, air_quality_daily,
  power_reading, power_latest, power_hourly, power_daily,
  device_reading, device_latest, device_hourly, device_daily, health_reading, health_latest
  cascade;
