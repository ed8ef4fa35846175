package org.kosmoconnect.testbed.radio;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a radio counts of the air: how busy its channel is, and how much it adds. */
final class AirMeter {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final Deque<Share> busy = new ArrayDeque<>();
  private final Deque<Share> own = new ArrayDeque<>();
  private int sent;
  private int received;
  private int duplicates;

  private record Share(long time, double length) {}

  /** A packet of its own leaves the antenna. */
  void sent(long now, double airTime) {
    sent++;
    own.add(new Share(now, airTime));
    busy.add(new Share(now, airTime));
  }

  /** A packet that it can read comes in. */
  void heard() {
    received++;
  }

  /** A packet comes in that it knew. */
  void repeated() {
    duplicates++;
  }

  /** Somebody else occupies the channel, ms. */
  void busy(long now, double airTime) {
    busy.add(new Share(now, airTime));
  }

  /** Returns the share of the last minute in which the channel was busy, percent. */
  double channelUtilization(long now) {
    return Math.min(100, 100 * sum(busy, now - MINUTE) / MINUTE);
  }

  /** Returns the share of the last hour in which it transmitted, percent. */
  double airUtilTx(long now) {
    return 100 * sum(own, now - HOUR) / HOUR;
  }

  /** Returns in how many minutes it will have transmitted less than a share of the last hour. */
  int minutesUntilBelow(double percent, long now) {
    for (int minutes = 1; minutes < 60; minutes++) {
      long from = now - HOUR + minutes * MINUTE;
      double left = own.stream().filter(s -> s.time() > from).mapToDouble(Share::length).sum();
      if (100 * left / HOUR < percent) {
        return minutes;
      }
    }
    return 60;
  }

  int sent() {
    return sent;
  }

  int received() {
    return received;
  }

  int duplicates() {
    return duplicates;
  }

  private static double sum(Deque<Share> shares, long after) {
    while (!shares.isEmpty() && shares.peek().time() <= after) {
      shares.remove();
    }
    return shares.stream().mapToDouble(Share::length).sum();
  }
}
