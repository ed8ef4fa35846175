package org.kosmoconnect.billing;

import java.util.Locale;

/** What is remarkable about an order, beside its state. */
public enum OrderFlag {
  /** Too little has been paid so far. */
  PARTIAL,
  /** More than the price was paid; it bought one period all the same. */
  OVERPAID,
  /** A person marked the invoice as settled. */
  MARKED,
  /** A refund was offered; it may be partial and changes no entitlement. */
  REFUND_OPENED,
  /** An operator refused the order; no payment changes it any more. */
  REJECTED,
  MISMATCH_INVOICE_ID,
  MISMATCH_STORE,
  MISMATCH_TYPE,
  MISMATCH_CURRENCY,
  MISMATCH_AMOUNT,
  MISMATCH_ORDER_ID;

  /** Returns the name as it is stored and shown, {@code mismatch_amount}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a flag by its key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static OrderFlag of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
