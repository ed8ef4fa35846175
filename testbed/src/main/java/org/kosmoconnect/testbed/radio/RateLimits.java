package org.kosmoconnect.testbed.radio;

import java.util.HashMap;
import java.util.Map;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** How fast a client may send, by port, over all destinations and channels. */
final class RateLimits {

  private static final Map<PortNum, Long> LIMITS =
      Map.of(
          PortNum.TEXT_MESSAGE_APP, 2_000L,
          PortNum.POSITION_APP, 10_000L,
          PortNum.WAYPOINT_APP, 10_000L,
          PortNum.ALERT_APP, 10_000L,
          PortNum.TELEMETRY_APP, 10_000L,
          PortNum.TRACEROUTE_APP, 30_000L);

  private final Map<PortNum, Long> last = new HashMap<>();

  /** Returns whether a packet may pass, and counts it if so. */
  boolean pass(PortNum port, long now) {
    Long limit = LIMITS.get(port);
    Long before = last.get(port);
    if (limit != null && before != null && now - before < limit) {
      return false;
    }
    last.put(port, now);
    return true;
  }

  void forget() {
    last.clear();
  }
}
