package org.kosmoconnect.billing;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One purchase of one period of a plan, as it was ordered: a later change of price does not touch
 * it.
 *
 * @param id random and unguessable; it stands in the invoice's metadata
 * @param storeId store at the payment provider
 * @param invoiceId the provider's invoice; null until it was created
 * @param amount price in units of the currency
 * @param currency ISO 4217 code
 * @param granted whether a grant of this order lives
 */
public record Order(
    String id,
    String storeId,
    @Nullable String invoiceId,
    BigDecimal amount,
    String currency,
    OrderState state,
    Set<OrderFlag> flags,
    boolean granted) {

  public Order {
    flags = Set.copyOf(flags);
  }

  /** Tells whether the provider has made its invoice. */
  public boolean invoiced() {
    return invoiceId != null;
  }
}
