package org.kosmoconnect.bridge.downlink;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.MeshtasticConstants;
import org.kosmoconnect.component.meshtastic.MeshtasticSendException;
import org.kosmoconnect.component.meshtastic.session.Delivery;

/**
 * The radio's first word on a packet.
 *
 * @param packetId the packet's
 * @param kind what it said
 * @param error number of its refusal, else 0
 */
public record Settlement(int packetId, Kind kind, int error) {

  private static final int NOT_TRANSMITTED = 35;

  /** What a radio says, or does not. */
  enum Kind {
    /** It has the packet. */
    ACCEPTED,
    /** It will not transmit it. */
    REFUSED,
    /** It was never written to the radio. */
    NOT_WRITTEN,
    /** The bridge itself refuses to write it: it does not fit. */
    TOO_LARGE,
    /** It was written, and nothing came back. */
    UNANSWERED
  }

  /**
   * Reads what came of sending.
   *
   * @param packetId the packet's, unsigned
   * @param error header {@code CamelMeshtasticError}
   * @param failure why the exchange failed
   */
  static Settlement of(int packetId, @Nullable String error, @Nullable Throwable failure) {
    if (failure instanceof MeshtasticSendException refusal) {
      Delivery delivery = refusal.delivery();
      return switch (delivery.outcome()) {
        case WAITING -> new Settlement(packetId, Kind.NOT_WRITTEN, 0);
        case FAILED -> new Settlement(packetId, Kind.REFUSED, delivery.error());
        default -> new Settlement(packetId, Kind.UNANSWERED, 0);
      };
    }
    if (failure instanceof IllegalArgumentException) {
      return new Settlement(packetId, Kind.TOO_LARGE, 0);
    }
    if (failure != null) {
      return new Settlement(packetId, Kind.UNANSWERED, 0);
    }
    return String.valueOf(NOT_TRANSMITTED).equals(error)
        ? new Settlement(packetId, Kind.REFUSED, NOT_TRANSMITTED)
        : new Settlement(packetId, Kind.ACCEPTED, 0);
  }

  /** Returns whether the packet was surely not transmitted. */
  public boolean isUnsent() {
    return kind != Kind.ACCEPTED && kind != Kind.UNANSWERED;
  }

  /** Returns whether the radio has said something. */
  public boolean isAnswered() {
    return kind == Kind.ACCEPTED || kind == Kind.REFUSED;
  }

  /** Reads it from the exchange that carried the packet in the variable {@code packetId}. */
  public static Settlement read(Exchange exchange) {
    return of(
        exchange.getVariable("packetId", Integer.class),
        exchange.getMessage().getHeader(MeshtasticConstants.ERROR, String.class),
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }
}
