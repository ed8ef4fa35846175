package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import org.kosmoconnect.proto.meshtastic.DeviceMetrics;
import org.kosmoconnect.proto.meshtastic.PowerMetrics;

/** The node itself: uptime, battery, airtime. */
final class Board {

  private static final double DAY = 86400;

  private final Weather weather;
  private final VirtualNode node;
  private final Chance chance;
  private final Field busy;

  Board(Weather weather, VirtualNode node, Chance chance) {
    this.weather = weather;
    this.node = node;
    this.chance = chance.of(node.number()).of("board");
    this.busy = new Field(chance.of("busy"));
  }

  DeviceMetrics device(Instant time) {
    double traffic = 1 + busy.at(time.getEpochSecond() / 1500.0);
    boolean relay = node.place().exposure() > 0.75;
    var metrics =
        DeviceMetrics.newBuilder()
            .setUptimeSeconds(uptime(time))
            .setChannelUtilization(
                twoDigits((relay ? 7 : 3.5) + 3 * traffic + 2 * node.place().exposure()))
            .setAirUtilTx(twoDigits((relay ? 1.6 : 0.35) * (0.6 + 0.4 * traffic)));
    if (node.power() == VirtualNode.Power.MAINS) {
      metrics.setBatteryLevel(101);
    } else {
      metrics.setBatteryLevel((int) Math.round(charge(time))).setVoltage(twoDigits(voltage(time)));
    }
    return metrics.build();
  }

  /**
   * Channel 1 is the panel, channel 2 the battery, as an INA3221 on a solar node is usually wired.
   */
  PowerMetrics power(Instant time) {
    double sun = weather.at(time, node.place()).light();
    double current = 4 + 310 * sun;
    return PowerMetrics.newBuilder()
        .setCh1Voltage(twoDigits(sun > 0.01 ? 5.2 + 0.7 * sun : 0.4 * sun))
        .setCh1Current(twoDigits(sun > 0.01 ? current : 0))
        .setCh2Voltage(twoDigits(voltage(time)))
        .setCh2Current(twoDigits(28 - current * 0.8))
        .build();
  }

  /** Boards restart now and then, each after its own number of days. */
  int uptime(Instant time) {
    long period = (long) (DAY * chance.of("restart").between(6, 50));
    return (int) ((time.getEpochSecond() + (long) (period * chance.of("boot").uniform())) % period);
  }

  private double charge(Instant time) {
    double seconds = time.getEpochSecond();
    if (node.power() == VirtualNode.Power.BATTERY) {
      double days = chance.of("capacity").between(1.5, 4);
      double used = (seconds / DAY / days + chance.of("plugged").uniform()) % 1;
      return 100 - 82 * used;
    }
    double yesterday = 1 - weather.at(time.minusSeconds(43_200), node.place()).cloud();
    double hour = Sun.solarHour(time, node.place());
    double course = Math.cos(2 * Math.PI * (hour - 15.5) / 24);
    double slow = 9 * busy.at(seconds / (2.5 * DAY) + node.number() % 97);
    return Math.max(
        8, Math.min(100, 74 + slow + (6 + 5 * yesterday) * course + 6 * (yesterday - 0.5)));
  }

  private double voltage(Instant time) {
    return 3.45 + 0.0068 * charge(time) + 0.01 * chance.of(time.getEpochSecond()).gauss();
  }

  private static float twoDigits(double value) {
    return (float) (Math.round(value * 100) / 100.0);
  }
}
