package org.kosmoconnect.hub.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the streams of each address, to bound them. */
final class StreamCount {

  private final int most;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  StreamCount(int most) {
    this.most = most;
  }

  /** Counts one more stream, unless the address has as many as it may. */
  boolean acquire(String address) {
    boolean[] granted = new boolean[1];
    open.compute(
        address,
        (key, count) -> {
          int now = count == null ? 0 : count;
          granted[0] = now < most;
          return granted[0] ? Integer.valueOf(now + 1) : count;
        });
    return granted[0];
  }

  void release(String address) {
    open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
