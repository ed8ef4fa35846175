package org.kosmoconnect.airtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * What was sent within the last hour, and whether more may be. Times are milliseconds of a clock
 * that never jumps. Not thread-safe.
 */
public final class AirtimeBudget {

  private static final long HOUR = 3_600_000;

  private final Deque<Charge> charges = new ArrayDeque<>();

  private record Charge(long id, long time, double millis) {}

  /** What the budget says to a packet. */
  public enum Verdict {
    /** It may go. */
    OPEN,
    /** The channel is busy. */
    CHANNEL_BUSY,
    /** The hour's share is used up. */
    USED_UP
  }

  /**
   * Counts a packet as sent.
   *
   * @param id names it in {@link #correct}
   * @param time when; not before the charge that came last
   * @param millis time on air, of all its transmissions
   */
  public void charge(long id, long time, double millis) {
    long last = charges.isEmpty() ? time : charges.peekLast().time();
    charges.add(new Charge(id, Math.max(last, time), Math.max(0, millis)));
  }

  /**
   * Sets right what a packet took, once it is known.
   *
   * @return whether it is still counted
   */
  public boolean correct(long id, double millis) {
    Deque<Charge> all = new ArrayDeque<>();
    boolean found = false;
    for (Charge one : charges) {
      boolean meant = one.id() == id;
      found |= meant;
      all.add(meant ? new Charge(id, one.time(), Math.max(0, millis)) : one);
    }
    charges.clear();
    charges.addAll(all);
    return found;
  }

  /** Returns what was sent in the hour before {@code now}, ms. */
  public double used(long now) {
    while (!charges.isEmpty() && charges.peek().time() <= now - HOUR) {
      charges.poll();
    }
    return charges.stream().mapToDouble(Charge::millis).sum();
  }

  /**
   * Judges a packet.
   *
   * @param millis its time on air
   * @param utilisation of the channel as the radio reports it, percent
   * @param radioTx what the radio sent in the last hour, its own and others' packets, percent of
   *     the hour
   */
  public Verdict judge(
      AirtimeLimits limits, long now, double millis, double utilisation, double radioTx) {
    if (utilisation > limits.busiest()) {
      return Verdict.CHANNEL_BUSY;
    }
    boolean ours = used(now) + millis <= limits.millisPerHour();
    boolean region = radioTx / 100 * HOUR + millis <= limits.regionMillisPerHour();
    return ours && region ? Verdict.OPEN : Verdict.USED_UP;
  }

  /**
   * Returns when a packet will fit into the share of the hour, if nothing else is sent.
   *
   * @throws NoSuchElementException when it never will
   */
  public long freeAt(AirtimeLimits limits, long now, double millis) {
    double left = limits.millisPerHour() - used(now) - millis;
    if (left >= 0) {
      return now;
    }
    for (Iterator<Charge> oldest = charges.iterator(); oldest.hasNext(); ) {
      Charge one = oldest.next();
      left += one.millis();
      if (left >= 0) {
        return one.time() + HOUR;
      }
    }
    throw new NoSuchElementException("a packet of " + millis + " ms is more than an hour's share");
  }
}
