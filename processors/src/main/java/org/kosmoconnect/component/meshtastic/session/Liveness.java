package org.kosmoconnect.component.meshtastic.session;

import org.jspecify.annotations.Nullable;

/**
 * Tells a quiet radio from a dead one by heartbeats. The radio joins the answers to several
 * heartbeats into one, so answers are not counted.
 */
final class Liveness {

  private final SessionSettings settings;
  private long heardAt;
  private long beatAt;
  private boolean awaiting;
  private int missed;

  Liveness(SessionSettings settings) {
    this.settings = settings;
  }

  /** The connection is new, or the host itself was too busy to listen: all waiting begins anew. */
  void reset(long now) {
    heardAt = now;
    beatAt = now;
    awaiting = false;
    missed = 0;
  }

  /** Any message came. */
  void heard(long now) {
    heardAt = now;
  }

  /** A queueStatus came, of whatever packet: the radio reads what we write. */
  void answered() {
    awaiting = false;
    missed = 0;
  }

  /** Returns whether a heartbeat is to be sent now, and takes it as sent. */
  boolean beats(long now) {
    boolean due = awaiting ? isUnanswered(now) : now - beatAt >= settings.heartbeatInterval();
    if (due) {
      missed += awaiting ? 1 : 0;
      awaiting = true;
      beatAt = now;
    }
    return due;
  }

  /**
   * Returns why the link is dead, or null. A serial line may lose the one answer: while other
   * messages come, a second heartbeat gets its chance.
   */
  @Nullable String verdict(long now) {
    if (isUnanswered(now) && (missed > 0 || heardAt < beatAt)) {
      return "no answer to a heartbeat";
    }
    return now - heardAt >= settings.silenceTimeout() ? "connected, but silent" : null;
  }

  private boolean isUnanswered(long now) {
    return awaiting && now - beatAt >= settings.heartbeatTimeout();
  }
}
