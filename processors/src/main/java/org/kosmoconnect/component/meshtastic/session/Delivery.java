package org.kosmoconnect.component.meshtastic.session;

import org.kosmoconnect.proto.meshtastic.Routing;

/**
 * Fate of one packet, from all that was heard of it so far.
 *
 * <p>Delivered wins over everything, even when it comes after a failure, which happens when the
 * acknowledgement is slower than the radio's patience. Acknowledgements repeat; they are told apart
 * by the packet they name, never by their own id.
 *
 * @param id packet id, unsigned
 * @param to destination node number
 * @param outcome best that is known
 * @param error number of the {@code Routing.Error} or of the radio's internal code when it failed,
 *     35 when the radio took it without transmitting it, else 0
 * @param local the failure came with the radio's queueStatus: nothing was transmitted
 */
public record Delivery(int id, int to, Outcome outcome, int error, boolean local) {

  /** Node number of everybody. */
  public static final int BROADCAST = 0xFFFFFFFF;

  /** Internal code of a radio that took a packet without having to transmit it. */
  private static final int NOTHING_TO_TRANSMIT = 35;

  static Delivery waiting(int id, int to) {
    return new Delivery(id, to, Outcome.WAITING, 0, false);
  }

  /** Returns whether it went to everybody. */
  public boolean isBroadcast() {
    return to == BROADCAST;
  }

  /** Returns the name of the error, or its number when it has none. */
  public String errorName() {
    Routing.Error known = Routing.Error.forNumber(error);
    // The radio's own 35 is not the mesh's.
    return known == null || (local && error == NOTHING_TO_TRANSMIT)
        ? Integer.toString(error)
        : known.name();
  }

  Delivery written() {
    return outcome == Outcome.WAITING ? with(Outcome.UNANSWERED, 0, false) : this;
  }

  Delivery queueStatus(int res) {
    if (res != 0 && res != NOTHING_TO_TRANSMIT) {
      return outcome == Outcome.DELIVERED ? this : with(Outcome.FAILED, res, true);
    }
    return outcome.compareTo(Outcome.QUEUED) < 0 ? with(Outcome.QUEUED, res, res != 0) : this;
  }

  /**
   * Takes what a node said about it.
   *
   * @param from who says it
   * @param own number of our radio
   * @param error 0 for an acknowledgement
   */
  Delivery routing(int from, int own, int error) {
    if (outcome == Outcome.DELIVERED || (from != to && from != own)) {
      return this;
    }
    if (error != 0) {
      return outcome == Outcome.FAILED ? this : with(Outcome.FAILED, error, false);
    }
    if (from == to) {
      return with(Outcome.DELIVERED, 0, false);
    }
    return outcome == Outcome.FAILED ? this : with(Outcome.RELAYED, 0, false);
  }

  /** Takes an answer to it. */
  Delivery reply(int from) {
    return from == to ? with(Outcome.DELIVERED, 0, false) : this;
  }

  private Delivery with(Outcome outcome, int error, boolean local) {
    return new Delivery(id, to, outcome, error, local);
  }
}
