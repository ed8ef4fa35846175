package org.kosmoconnect.billing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the payment provider shows it now; the only thing that decides about an order.
 *
 * @param amount price; null where any payment would do
 * @param paid sum received; null when the provider does not say
 * @param orderId the order that its metadata names
 * @param expiresAt until then it can be paid
 * @param watchedUntil until then the provider looks for late payments
 * @param checkoutLink page on which it is paid
 */
public record Invoice(
    String id,
    String storeId,
    String type,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal paid,
    String currency,
    @Nullable String orderId,
    Status status,
    Payment payment,
    @Nullable Instant expiresAt,
    @Nullable Instant watchedUntil,
    @Nullable String checkoutLink) {

  /** Type of an invoice that only its full price settles. */
  public static final String STANDARD = "Standard";

  /** The provider's main status. */
  public enum Status {
    NEW,
    PROCESSING,
    SETTLED,
    EXPIRED,
    INVALID,
    /** One that this version does not know; it decides nothing. */
    UNKNOWN
  }

  /** What the provider adds to the status. */
  public enum Payment {
    NONE,
    PARTIAL,
    OVER,
    LATE,
    MARKED,
    UNKNOWN
  }
}
