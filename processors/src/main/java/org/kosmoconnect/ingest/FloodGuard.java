package org.kosmoconnect.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.kosmoconnect.model.RoutingResult;
import org.kosmoconnect.model.Text;
import org.kosmoconnect.model.Packet;

/**
 * Keeps a broken or hostile node from filling the database (spec 4 "Flood guard"). Copies of a packet that other
 * bridges heard cost nothing; texts and acknowledgements addressed to a bridge always pass.
 */
public final class FloodGuard {

  private static final int NODES = 100_000;
  private static final long BACKLOG_AGE_MILLIS = 120_000;

  private final int perMinute;
  private final int burst;
  private final Map<Long, Allowance> live = leastRecentlyUsed();
  private final Map<Long, Allowance> backlog = leastRecentlyUsed();
  private final LongAdder rejected = new LongAdder();

  /**
   * @param perMinute packets a minute that a node may send in the long run; 0 = off
   * @param burst packets it may send at once
   */
  public FloodGuard(int perMinute, int burst) {
    this.perMinute = perMinute;
    this.burst = burst;
  }

  /** Tells whether the packet is beyond its node's allowance. */
  public synchronized boolean rejects(Heard heard) {
    Packet packet = heard.packet();
    if (perMinute == 0 || addressedToBridge(packet)) {
      return false;
    }
    // A replayed backlog arrives fast and was sent slowly: it is judged by its own times.
    boolean late = heard.receivedAt() - heard.heardAt() > BACKLOG_AGE_MILLIS;
    Allowance allowance =
        (late ? backlog : live).computeIfAbsent(packet.from().num(), num -> new Allowance(burst));
    boolean admitted = allowance.admit(packet.id(), heard.heardAt(), late, perMinute, burst);
    if (!admitted) {
      rejected.increment();
    }
    return !admitted;
  }

  /** Returns the packets rejected since the start. */
  public long rejected() {
    return rejected.sum();
  }

  private static boolean addressedToBridge(Packet packet) {
    boolean answer =
        packet.content() instanceof Text || packet.content() instanceof RoutingResult;
    return answer && packet.to().equals(packet.gateway());
  }

  private static Map<Long, Allowance> leastRecentlyUsed() {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, Allowance> eldest) {
        return size() > NODES;
      }
    };
  }
}
