package org.kosmoconnect.codec;

/** An envelope that is refused; trying again will not help. */
public final class PacketDecodeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public PacketDecodeException(Reason reason, String message) {
    // Refusals are counted by reason; a stack trace would tell nothing and cost more than decoding.
    super(reason.code() + ": " + message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
