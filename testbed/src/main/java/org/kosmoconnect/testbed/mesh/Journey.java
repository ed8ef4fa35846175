package org.kosmoconnect.testbed.mesh;

import java.time.Instant;

/** Where a node is: nearly all stay, trackers wander around their place by day. */
final class Journey {

  private static final double MINUTES = 60;

  private final VirtualNode node;
  private final Field east;
  private final Field north;

  Journey(VirtualNode node, Chance chance) {
    this.node = node;
    this.east = new Field(chance.of(node.number()).of("east"));
    this.north = new Field(chance.of(node.number()).of("north"));
  }

  Place at(Instant time) {
    if (!node.has(Sensor.MOVING)) {
      return node.place();
    }
    double minutes = time.getEpochSecond() / MINUTES;
    double awake = Math.max(0, Math.sin(Math.PI * (Sun.solarHour(time, node.place()) - 5) / 17));
    double kmEast = 3.5 * awake * east.at(minutes / 25);
    double kmNorth = 2.5 * awake * north.at(minutes / 25);
    return node.place().moved(kmEast, kmNorth, 30 * kmNorth);
  }
}
