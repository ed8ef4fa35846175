package org.kosmoconnect.hub.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody tries passwords faster than people type. */
final class TooManyTriesException extends AuthenticationException {

  private static final long serialVersionUID = 1;

  private final Duration wait;

  TooManyTriesException(Duration wait) {
    super("Too many tries");
    this.wait = wait;
  }

  /** Returns whole seconds after which the next try is heard. */
  long waitSeconds() {
    return wait.plusMillis(999).toSeconds();
  }
}
