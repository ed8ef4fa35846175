package org.kosmoconnect.gateway;

import java.util.Locale;

/**
 * What is known of a message. It only moves forward: nothing that was heard later takes back what
 * was heard before.
 */
public enum MessageState {
  /** Accepted and stored; no bridge has it yet. */
  QUEUED(0),
  /** A bridge has it in its own queue. */
  DISPATCHED(1),
  /** A radio took it over. */
  SENT(2),
  /** Its time ran out before it was transmitted. */
  EXPIRED(3),
  /** Its sender took it back before it was transmitted. */
  CANCELLED(3),
  /** A bridge was told to transmit it and never said what came of it. */
  UNKNOWN(3),
  /** It came back with an error, or nobody confirmed it. */
  FAILED(4),
  /** Some node repeated it; for a broadcast that is all there is to know. */
  RELAYED(5),
  /** The recipient confirmed it. */
  DELIVERED(6);

  private final int rank;

  MessageState(int rank) {
    this.rank = rank;
  }

  /** Tells whether a message may go from this state to another. */
  public boolean leadsTo(MessageState next) {
    return next.rank > rank;
  }

  /** Tells whether a message usually ends here; late evidence may still lift it. */
  public boolean isEnd() {
    return rank > SENT.rank;
  }

  /** Returns the name as it stands in answers, {@code delivered}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when there is no such state
   */
  public static MessageState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
