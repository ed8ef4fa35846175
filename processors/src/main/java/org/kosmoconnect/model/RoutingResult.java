package org.kosmoconnect.model;

/**
 * What became of the packet that {@link Packet#requestId()} names.
 *
 * @param error 0 delivered or relayed, else a number of the protocol's error list, open
 */
public record RoutingResult(int error) implements Content {

  /** Tells whether it says that all went well. */
  public boolean isAcknowledgement() {
    return error == 0;
  }
}
