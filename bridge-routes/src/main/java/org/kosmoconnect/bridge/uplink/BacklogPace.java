package org.kosmoconnect.bridge.uplink;

import java.util.concurrent.TimeUnit;

/**
 * Holds the backlog to its rate, a piece at a time, so that a line which comes back is not filled
 * at once. Camel's throttle counts exchanges, and a piece is one.
 */
public final class BacklogPace {

  private final long nanosEach;
  private long freeAt = System.nanoTime();

  /**
   * @param rate packets a second
   */
  public BacklogPace(int rate) {
    nanosEach = TimeUnit.SECONDS.toNanos(1) / rate;
  }

  /** Waits until so many may go; packets that are heard meanwhile wait as long at most. */
  public void await(int packets) throws InterruptedException {
    long now = System.nanoTime();
    long pause = freeAt - now;
    freeAt = Math.max(freeAt, now) + packets * nanosEach;
    if (pause > 0) {
      TimeUnit.NANOSECONDS.sleep(pause);
    }
  }
}
