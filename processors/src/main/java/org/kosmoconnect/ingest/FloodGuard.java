package org.kosmoconnect.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Headers;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.RoutingResult;
import org.kosmoconnect.model.Text;

/**
 * Keeps a broken or hostile node from filling the database (spec 4 "Flood guard"). Copies of a
 * packet that other bridges heard cost nothing; texts and acknowledgements addressed to a bridge
 * always pass.
 */
public final class FloodGuard {

  /** Set on what is not to be stored. */
  public static final String HEADER = "KosmoFlood";

  private static final int NODES = 100_000;
  private static final long BACKLOG_AGE_MILLIS = 120_000;

  private static final int SAMPLE = 100;

  private final int perMinute;
  private final int burst;
  private final int perBridge;
  private final Map<Long, Allowance> live = leastRecentlyUsed();
  private final Map<Long, Allowance> backlog = leastRecentlyUsed();
  private final Map<String, Allowance> bridges = leastRecentlyUsed();
  private final LongAdder rejected = new LongAdder();

  /**
   * @param perMinute packets a minute that a node may send in the long run; 0 = off
   * @param burst packets it may send at once
   * @param perBridge packets a minute from one bridge, and as many at once; 0 = off
   */
  public FloodGuard(int perMinute, int burst, int perBridge) {
    this.perMinute = perMinute;
    this.burst = burst;
    this.perBridge = perBridge;
  }

  /**
   * Marks a packet beyond the allowance of its node or its bridge.
   *
   * @param headers get {@value #HEADER}: {@code rejected}, or {@code sampled} for every hundredth,
   *     which is kept as a dead letter
   */
  public void judge(Heard heard, @Headers Map<String, Object> headers) {
    if (rejects(heard)) {
      headers.put(HEADER, rejected.sum() % SAMPLE == 1 ? "sampled" : "rejected");
    }
  }

  /** Tells whether the packet is beyond the allowance of its node or its bridge, and counts it. */
  public synchronized boolean rejects(Heard heard) {
    if (addressedToBridge(heard.packet())) {
      return false;
    }
    boolean admitted = nodeAdmits(heard) && bridgeAdmits(heard);
    if (!admitted) {
      rejected.increment();
    }
    return !admitted;
  }

  /** Returns the packets rejected since the start. */
  public long rejected() {
    return rejected.sum();
  }

  private boolean nodeAdmits(Heard heard) {
    if (perMinute == 0) {
      return true;
    }
    Packet packet = heard.packet();
    // A replayed backlog arrives fast and was sent slowly: it is judged by its own times.
    boolean late = heard.receivedAt() - heard.heardAt() > BACKLOG_AGE_MILLIS;
    return (late ? backlog : live)
        .computeIfAbsent(packet.from().num(), num -> new Allowance(burst))
        .admit(packet.id(), heard.heardAt(), late, perMinute, burst);
  }

  /** By the time of arrival and without regard to copies: a bridge answers for what it forwards. */
  private boolean bridgeAdmits(Heard heard) {
    return perBridge == 0
        || bridges
            .computeIfAbsent(heard.origin().bridge(), id -> new Allowance(perBridge))
            .admit(0, heard.receivedAt(), false, perBridge, perBridge);
  }

  private static boolean addressedToBridge(Packet packet) {
    boolean answer = packet.content() instanceof Text || packet.content() instanceof RoutingResult;
    return answer && packet.to().equals(packet.gateway());
  }

  private static <K> Map<K, Allowance> leastRecentlyUsed() {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Allowance> eldest) {
        return size() > NODES;
      }
    };
  }
}
