package org.kosmoconnect.billing;

import org.jspecify.annotations.Nullable;

/** The payment provider could not be asked, or its answer makes no sense; later it may. */
public final class PaymentUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PaymentUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
