package org.kosmoconnect.ingest;

/**
 * Says that a packet is a sample of a flood; it reaches the dead letters with the reason {@code
 * flood}.
 */
public final class FloodException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FloodException(String message) {
    // A flood is counted by its reason; stack traces would only feed it.
    super(message, null, false, false);
  }
}
