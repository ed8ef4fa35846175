package org.kosmoconnect.hub.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the streams of each address, to bound them. */
public final class StreamCount {

  private final int most;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  public StreamCount(int most) {
    this.most = most;
  }

  /** Counts one more stream, unless the address has as many as it may. */
  public boolean acquire(String address) {
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

  public void release(String address) {
    open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
