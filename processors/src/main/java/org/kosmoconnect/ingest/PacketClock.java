package org.kosmoconnect.ingest;

import java.time.Duration;

/**
 * Decides which times can be true. A clock that was never set counts seconds since boot, and one
 * that was set wrong may stand in the future: neither must reach a chart (spec 4 "Time").
 */
public final class PacketClock {

  private static final Duration FUTURE = Duration.ofMinutes(5);

  private final long retentionMillis;

  /**
   * @param retention how long raw readings are kept; older times are implausible
   */
  public PacketClock(Duration retention) {
    this.retentionMillis = retention.toMillis();
  }

  /** Tells whether {@code epochSeconds} can be true at hub time {@code nowMillis}. */
  boolean plausible(long epochSeconds, long nowMillis) {
    long millis = epochSeconds * 1000;
    return millis >= nowMillis - retentionMillis && millis <= nowMillis + FUTURE.toMillis();
  }
}
