package org.kosmoconnect.gateway;

/**
 * Errors of the radio protocol, as far as they change what becomes of a message.
 *
 * <p>The same number means different things in the two places where it occurs: as the result of the
 * radio's queue, before anything was transmitted, and in an answer over the air.
 */
enum RadioError {
  /** Transmitted, and no node repeated it. */
  MAX_RETRANSMIT("no-confirmation"),
  NO_CHANNEL("no-channel"),
  TOO_LARGE("too-large"),
  /** The hour's share of the air is used up; the radio will send again. */
  DUTY_CYCLE("duty-cycle"),
  /** Sent too soon after another. */
  RATE_LIMIT("rate-limit"),
  PKI_FAILED("pki-failed"),
  /** One side lacks the other's key; it can be asked for. */
  PKI_UNKNOWN_KEY("pki-unknown-key"),
  /** The radio cannot send at all. */
  UNHEALTHY("radio-unhealthy"),
  /** Not transmitted, for no fault of the message. */
  RELEASED("not-transmitted"),
  OTHER("radio-error");

  private final String reason;

  RadioError(String reason) {
    this.reason = reason;
  }

  /** Returns the code that users see. */
  String reason() {
    return reason;
  }

  /**
   * Reads the result of the radio's queue; 34 is a fault of keys, for a radio that is off says 32.
   */
  static RadioError ofQueue(int result) {
    return switch (result) {
      case 4, 32, 33 -> UNHEALTHY;
      case 35 -> RELEASED;
      default -> ofRouting(result);
    };
  }

  /** Reads the error of an answer. */
  static RadioError ofRouting(int error) {
    return switch (error) {
      case 5 -> MAX_RETRANSMIT;
      case 6 -> NO_CHANNEL;
      case 7 -> TOO_LARGE;
      case 9 -> DUTY_CYCLE;
      case 34 -> PKI_FAILED;
      case 35, 39 -> PKI_UNKNOWN_KEY;
      case 38 -> RATE_LIMIT;
      default -> OTHER;
    };
  }
}
