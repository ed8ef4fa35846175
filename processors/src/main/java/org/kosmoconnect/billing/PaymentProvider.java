package org.kosmoconnect.billing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who takes money for us. Speaks with the provider and decides nothing. */
public interface PaymentProvider {

  /**
   * Makes an invoice for an order, or finds the one that a former attempt has made.
   *
   * @throws PaymentUnavailableException when the provider does not answer as it should
   */
  Invoice create(Order order);

  /**
   * Reads a delivery of the provider's webhook.
   *
   * @param body the bytes as they came; null when there were none
   * @param headers by name, in the case that the provider uses
   */
  WebhookHint verify(byte @Nullable [] body, Map<String, Object> headers);

  /**
   * Fetches an invoice as it is now.
   *
   * @throws PaymentUnavailableException when the provider does not answer as it should
   */
  Invoice fetch(String invoiceId);
}
