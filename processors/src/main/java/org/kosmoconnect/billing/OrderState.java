package org.kosmoconnect.billing;

/** Where an order stands. */
public enum OrderState {
  /** Waits for payment. */
  PENDING,
  /** Paid in full and not yet confirmed; grants nothing. */
  PROCESSING,
  /**
   * Confirmed; exactly one grant lives. Left only when the payment turns invalid or is refunded.
   */
  PAID,
  /** Time is over and nothing was paid. */
  EXPIRED,
  /** Time is over and too little was paid. */
  EXPIRED_PARTIAL,
  /** Paid in full after the time was over; waits for a person. */
  PAID_LATE,
  /** The payment never confirmed, or was declared void. */
  INVALID,
  /** The invoice is not the one that was ordered; waits for a person. */
  REVIEW,
  /** Given back; final. */
  REFUNDED;

  /** Tells whether an operator has to decide: grant, refund or reject. */
  public boolean waitsForPerson() {
    return this == REVIEW || this == PAID_LATE || this == EXPIRED_PARTIAL;
  }
}
