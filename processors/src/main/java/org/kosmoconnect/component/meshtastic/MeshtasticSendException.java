package org.kosmoconnect.component.meshtastic;

import org.kosmoconnect.component.meshtastic.session.Delivery;

/** A packet was refused, or nobody knows that it was sent. */
public class MeshtasticSendException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Delivery delivery;

  MeshtasticSendException(Delivery delivery) {
    super(
        switch (delivery.outcome()) {
          case WAITING -> "Not sent: the radio was away or its turn did not come in time";
          case FAILED -> "The packet failed: " + delivery.errorName();
          default -> "The radio did not say that it took the packet";
        });
    this.delivery = delivery;
  }

  /** Returns what is known of the packet. */
  public Delivery delivery() {
    return delivery;
  }
}
