package org.kosmoconnect.component.meshtastic.session;

/** Waits longer after each failure: 1, 2, 4 ... times the shortest, up to the longest. */
public final class Backoff {

  private final long shortest;
  private final long longest;
  private long next;

  /**
   * @param shortest first wait, ms, above 0
   * @param longest longest wait, ms
   */
  public Backoff(long shortest, long longest) {
    if (shortest <= 0 || longest < shortest) {
      throw new IllegalArgumentException("backoff from " + shortest + " to " + longest + " ms");
    }
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  /** Returns how long to wait now, ms. */
  public long next() {
    long now = next;
    next = Math.min(longest, next * 2);
    return now;
  }

  /** Begins with the shortest again. */
  public void reset() {
    next = shortest;
  }
}
