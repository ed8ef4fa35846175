package org.kosmoconnect.hub.bridges;

import org.jspecify.annotations.Nullable;

/** Says that the broker did not do what it was asked; the message holds no secret. */
public final class BrokerAccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerAccessException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
