package org.kosmoconnect.gateway;

import java.util.Locale;

/** What a bridge saw, not what it means. */
public sealed interface Fact {

  /** The command is in the bridge's own queue, on its disk. */
  record Taken() implements Fact {}

  /**
   * The radio is free for it.
   *
   * @param token what a go must quote
   */
  record Ready(long token) implements Fact {}

  /** The radio took it over. */
  record Accepted() implements Fact {}

  /**
   * The radio did not.
   *
   * @param result of its queue
   */
  record Refused(int result) implements Fact {}

  /**
   * An answer of the mesh, or of the radio itself, to the packet.
   *
   * @param from node number of who answers
   * @param error 0 for none
   * @param snr dB
   */
  record Routed(long from, int error, float snr) implements Fact {}

  /** Taken back before it was transmitted. */
  record Cancelled() implements Fact {}

  /** Given up by the bridge. */
  record Dropped(DropCause cause) implements Fact {}

  /**
   * The mesh answered a request.
   *
   * @param from node number of who answers
   * @param port of the answer
   */
  record Observed(long from, int port) implements Fact {}

  /** Why a bridge gives up. */
  enum DropCause {
    EXPIRED,
    NO_GO,
    RESTARTED,
    UNKNOWN_CHANNEL,
    TOO_LARGE,
    RADIO_LOST,
    OUTCOME_UNKNOWN,
    NOT_ALLOWED,
    AIRTIME,
    OTHER;

    /** Returns the name as it stands in answers, {@code no-go}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
