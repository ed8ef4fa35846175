package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One node's turn to say something.
 *
 * @param turn number of the interval since 1970
 */
record Moment(VirtualNode node, Kind kind, long turn, Instant time, Chance chance) {

  /**
   * Returns all turns of a node within [from, to): an offset of its own, and every time a little
   * early or late.
   */
  static List<Moment> between(
      VirtualNode node, Kind kind, Pace pace, Instant from, Instant to, Chance chance) {
    int interval = pace.interval(kind, node);
    if (interval == 0) {
      return List.of();
    }
    Chance own = chance.of(node.number()).of(kind.ordinal()).of(pace.ordinal());
    double offset = interval * own.of("offset").uniform();
    List<Moment> moments = new ArrayList<>();
    long first = (long) Math.floor((from.getEpochSecond() - offset) / interval) - 1;
    long last = (long) Math.ceil((to.getEpochSecond() - offset) / interval) + 1;
    for (long turn = first; turn <= last; turn++) {
      Chance one = own.of(turn);
      double seconds = offset + interval * (turn + 0.1 * one.of("jitter").uniform());
      Instant time = Instant.ofEpochMilli((long) (seconds * 1000));
      if (!time.isBefore(from) && time.isBefore(to)) {
        moments.add(new Moment(node, kind, turn, time, one));
      }
    }
    return moments;
  }

  int packetId() {
    int id = chance.of("id").bits();
    return id == 0 ? 1 : id;
  }
}
