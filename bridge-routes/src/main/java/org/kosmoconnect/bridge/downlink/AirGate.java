package org.kosmoconnect.bridge.downlink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.kosmoconnect.airtime.AirtimeBudget;
import org.kosmoconnect.airtime.AirtimeLimits;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/**
 * The one gate to the air for all that this bridge transmits, whoever wants it: the pace that
 * radios allow, the hour's budget, and silence on a busy channel. For any thread.
 */
public final class AirGate {

  /** What the gate says. */
  public enum Verdict {
    /** Now. */
    OPEN,
    /**
     * The radio would drop it, so soon after the last of its kind; or the past is not known yet.
     */
    TOO_SOON,
    /** The channel is busy. */
    CHANNEL_BUSY,
    /** The hour's share is used up. */
    USED_UP
  }

  /** No radio repeats sooner, ms. */
  private static final double SHORTEST_RETRY = 4_500;

  private static final Map<Integer, Long> PACE =
      Map.of(
          PortNum.TEXT_MESSAGE_APP_VALUE, 2_200L,
          PortNum.POSITION_APP_VALUE, 10_200L,
          PortNum.WAYPOINT_APP_VALUE, 10_200L,
          PortNum.ALERT_APP_VALUE, 10_200L,
          PortNum.TELEMETRY_APP_VALUE, 10_200L,
          PortNum.TRACEROUTE_APP_VALUE, 30_200L);

  private final AirtimeBudget budget = new AirtimeBudget();
  private final Map<Integer, Long> freeAt = new HashMap<>();
  private final Map<Integer, Sent> sent = new HashMap<>();
  private final LongSupplier steady;
  private final DoubleSupplier utilization;
  private final DoubleSupplier radioTx;
  private final double share;
  private boolean restored;

  private record Sent(long time, double once) {}

  /**
   * @param steady ms of a clock that never jumps
   * @param utilization of the channel as the radio reports it, percent
   * @param radioTx what the radio transmitted in the last hour by its own count, percent
   * @param share of an hour that the owner allows, 0 to 1
   */
  public AirGate(
      LongSupplier steady, DoubleSupplier utilization, DoubleSupplier radioTx, double share) {
    this.radioTx = radioTx;
    this.steady = steady;
    this.utilization = utilization;
    this.share = share;
  }

  /** Judges a packet, without counting it. */
  public synchronized Verdict judge(MeshPacket packet, RadioProfile radio) {
    long now = steady.getAsLong();
    if (AirTime.isToItself(packet, radio)) {
      return Verdict.OPEN;
    }
    if (!restored || now < freeAt.getOrDefault(AirTime.port(packet), Long.MIN_VALUE)) {
      return Verdict.TOO_SOON;
    }
    return budgetFor(packet, radio);
  }

  private Verdict budgetFor(MeshPacket packet, RadioProfile radio) {
    if (AirTime.isToItself(packet, radio)) {
      return Verdict.OPEN;
    }
    long now = steady.getAsLong();
    return switch (budget.judge(
        limits(radio),
        now,
        AirTime.millis(packet, radio),
        utilization.getAsDouble(),
        radioTx.getAsDouble())) {
      case OPEN -> Verdict.OPEN;
      case CHANNEL_BUSY -> Verdict.CHANNEL_BUSY;
      case USED_UP -> Verdict.USED_UP;
    };
  }

  /**
   * Returns how long a packet has to wait for the budget if nothing else is sent, ms; the largest
   * when nobody can tell.
   */
  public synchronized long waitFor(MeshPacket packet, RadioProfile radio) {
    long now = steady.getAsLong();
    AirtimeLimits limits = limits(radio);
    double millis = AirTime.millis(packet, radio);
    if (new AirtimeBudget().judge(limits, now, millis, 0, radioTx.getAsDouble())
        == AirtimeBudget.Verdict.USED_UP) {
      return Long.MAX_VALUE;
    }
    try {
      return budget.freeAt(limits, now, millis) - now;
    } catch (NoSuchElementException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Counts a packet that goes to the radio now.
   *
   * @return what it was charged, ms
   */
  public synchronized double charge(MeshPacket packet, RadioProfile radio) {
    if (AirTime.isToItself(packet, radio)) {
      return 0;
    }
    long now = steady.getAsLong();
    double millis = AirTime.millis(packet, radio);
    budget.charge(packet.getId(), now, millis);
    long turn = Math.max(now, freeAt.getOrDefault(AirTime.port(packet), now));
    freeAt.put(AirTime.port(packet), turn + PACE.getOrDefault(AirTime.port(packet), 0L));
    sent.put(packet.getId(), new Sent(now, millis / AirTime.transmissions(packet)));
    sent.values().removeIf(one -> now - one.time() > 3_600_000);
    return millis;
  }

  /**
   * Judges a packet that can wait for its pace in the radio's own queue and, when it may go, counts
   * it.
   *
   * @return TOO_SOON only while the past is not known yet
   */
  public synchronized Verdict enqueue(MeshPacket packet, RadioProfile radio) {
    Verdict verdict =
        restored || AirTime.isToItself(packet, radio) ? budgetFor(packet, radio) : Verdict.TOO_SOON;
    if (verdict == Verdict.OPEN) {
      charge(packet, radio);
    }
    return verdict;
  }

  /** The radio has not transmitted it after all. */
  public synchronized void notSent(int packetId) {
    sent.remove(packetId);
    budget.correct(packetId, 0);
  }

  /** The radio has stopped repeating a packet: what it did not need is given back. */
  public synchronized void settled(int packetId, boolean exhausted) {
    Sent one = sent.remove(packetId);
    if (one == null || exhausted) {
      return;
    }
    double spacing = SHORTEST_RETRY + 2 * one.once();
    double most = 1 + Math.floor((steady.getAsLong() - one.time()) / spacing);
    budget.correct(packetId, one.once() * Math.min(AirTime.MOST_TRANSMISSIONS, most));
  }

  /**
   * Counts what was sent before this start; nothing passes before that.
   *
   * @param charges rows of packet_id, granted and airtime, oldest first
   * @param wall ms since 1970 now
   */
  public synchronized void restore(List<Map<String, Object>> charges, long wall) {
    long now = steady.getAsLong();
    restored = true;
    for (Map<String, Object> charge : charges) {
      // A clock that was set back makes it count from now.
      long age = Math.max(0, wall - ((Number) charge.get("granted")).longValue());
      budget.charge(
          ((Number) charge.get("packet_id")).intValue(),
          now - age,
          ((Number) charge.get("airtime")).doubleValue());
    }
  }

  /** Returns what was sent in the last hour, ms. */
  public synchronized double used() {
    return budget.used(steady.getAsLong());
  }

  private AirtimeLimits limits(RadioProfile radio) {
    AirtimeLimits usual = AirtimeLimits.of(radio.lora().getRegionValue());
    return new AirtimeLimits(usual.dutyCycle(), share, usual.busiest());
  }
}
