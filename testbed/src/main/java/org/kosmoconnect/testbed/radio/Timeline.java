package org.kosmoconnect.testbed.radio;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Things to do at their time, in ms of any clock; at equal times in the order of asking. */
public final class Timeline {

  private record Entry(long time, long order, Runnable action) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order));
  private long order;
  private long now;

  /**
   * @param now where it begins
   */
  public Timeline(long now) {
    this.now = now;
  }

  /** Does something in so many ms. */
  public void after(long delay, Runnable action) {
    entries.add(new Entry(now + delay, order++, action));
  }

  /** Does all that is due. */
  public void advance(long time) {
    while (!entries.isEmpty() && entries.peek().time() <= time) {
      Entry next = entries.poll();
      now = Math.max(now, next.time());
      next.action().run();
    }
    now = Math.max(now, time);
  }

  /** Returns the time of what is being done. */
  public long now() {
    return now;
  }
}
