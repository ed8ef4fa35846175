package org.kosmoconnect.bridge.downlink;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.bridge.Dropped.Reason;

/**
 * What this process has done itself, by a clock that never jumps. A row that says READY or GRANTED
 * and is not remembered here is of an earlier process.
 */
final class Presence {

  /** A go is good for so long after its ready, ms. */
  static final long GO_WITHIN = 10_000;

  /** A request is forgotten when the radio was not free for so long, ms. */
  private static final long REQUEST_WITHIN = 60_000;

  /** The radio's word on a packet comes sooner, or not at all, ms. */
  private static final long SETTLED_WITHIN = 120_000;

  private static final long FIRST_PAUSE = 10_000;
  private static final long LONGEST_PAUSE = 300_000;

  private final LongSupplier steady;
  private final Map<Long, Long> readyAt = new HashMap<>();
  private final Map<Integer, Long> grantedAt = new HashMap<>();
  private final Map<String, Long> takenAt = new HashMap<>();
  private final Map<String, Pause> pauses = new HashMap<>();

  private record Pause(long until, long length) {}

  Presence(LongSupplier steady) {
    this.steady = steady;
  }

  void taken(Command command) {
    if (!command.needsGo()) {
      takenAt.put(command.key(), now());
    }
  }

  /** Returns why a request is not to be done any more, or null. */
  @Nullable Reason whyStale(Command request) {
    Long at = takenAt.get(request.key());
    if (at == null) {
      return Reason.RESTARTED;
    }
    return now() - at > REQUEST_WITHIN ? Reason.EXPIRED : null;
  }

  void ready(long token) {
    readyAt.clear();
    readyAt.put(token, now());
  }

  boolean isReady(Command command) {
    Long at = readyAt.get(command.token());
    return at != null && now() - at <= GO_WITHIN;
  }

  Reason whyNotReady(Command command) {
    return readyAt.containsKey(command.token()) ? Reason.NO_GO : Reason.RESTARTED;
  }

  /** Nobody said go: others first, for longer each time. */
  void missed(Command command) {
    Pause last = pauses.get(command.key());
    long length = last == null ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, 2 * last.length());
    pauses.put(command.key(), new Pause(now() + length, length));
  }

  boolean isPaused(Command command) {
    Pause pause = pauses.get(command.key());
    return pause != null && now() < pause.until();
  }

  void granted(int packetId) {
    readyAt.clear();
    grantedAt.put(packetId, now());
  }

  void settled(int packetId) {
    grantedAt.remove(packetId);
  }

  /** Returns whether the radio's word on a packet can still come. */
  boolean isAwaited(Command command) {
    Long at = grantedAt.get(command.packetId());
    return at != null && now() - at <= SETTLED_WITHIN;
  }

  /** Forgets the names of what is no longer open. */
  void keepOnly(Set<String> open) {
    takenAt.keySet().retainAll(open);
    pauses.keySet().retainAll(open);
  }

  private long now() {
    return steady.getAsLong();
  }
}
