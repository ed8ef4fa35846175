package org.kosmoconnect.testbed.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * How a backlog went into the database, between the first and the last stored packet.
 *
 * @param packets stored in that time
 * @param seconds that it took
 * @param secondHalf packets a second from the middle on, when the JVM is warm
 */
record Drained(
    long packets,
    double seconds,
    double secondHalf,
    long consumerMicros,
    long databaseMicros,
    double residentMb) {

  private static final long STEP_NANOS = 100_000_000;
  private static final long PATIENCE_NANOS = 1_800_000_000_000L;

  private record Moment(long nanos, long stored, long consumer, long database) {}

  /**
   * Watches until everything is stored.
   *
   * @param stored asks how many packets are stored
   */
  static Drained watch(CpuClock consumer, CpuClock database, Callable<Long> stored, long expected)
      throws Exception {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    Moment first = null;
    Moment middle = null;
    while (true) {
      long count = stored.call();
      Moment now = new Moment(System.nanoTime(), count, consumer.micros(), database.micros());
      if (first == null && count > 0) {
        first = now;
      }
      if (middle == null && count >= expected / 2) {
        middle = now;
      }
      if (first != null && middle != null && count >= expected) {
        return between(first, middle, now, consumer.residentMb(true));
      }
      if (!consumer.process().isAlive() || now.nanos > giveUp) {
        throw new IllegalStateException(
            "Only %d of %d packets were stored".formatted(count, expected));
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private static Drained between(Moment first, Moment middle, Moment last, double residentMb) {
    return new Drained(
        last.stored - first.stored,
        (last.nanos - first.nanos) / 1e9,
        (last.stored - middle.stored) / ((last.nanos - middle.nanos) / 1e9),
        last.consumer - first.consumer,
        last.database - first.database,
        residentMb);
  }

  /**
   * Writes the figures of one variant.
   *
   * @param messagesPerPacket how often each packet was heard
   */
  void into(Report report, String variant, double messagesPerPacket) {
    double messages = packets * messagesPerPacket;
    report
        .put(variant, "messagesPerSecond", messages / seconds)
        .put(variant, "warmMessagesPerSecond", secondHalf * messagesPerPacket)
        .put(variant, "cpuMicrosPerMessage", consumerMicros / messages)
        .put(variant, "databaseCpuMicrosPerMessage", databaseMicros / messages)
        .put(variant, "totalCpuMicrosPerMessage", (consumerMicros + databaseMicros) / messages)
        .put(variant, "rssMb", residentMb);
  }
}
