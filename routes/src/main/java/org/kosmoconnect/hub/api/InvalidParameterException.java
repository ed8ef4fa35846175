package org.kosmoconnect.hub.api;

import java.util.List;

/** A parameter that the contract allows by itself, but not together with the others. */
public final class InvalidParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ParameterError error;

  InvalidParameterException(ParameterError error) {
    super(error.name() + ": " + error.detail());
    this.error = error;
  }

  Problem problem() {
    return new Problem(400, error.code(), getMessage(), null, List.of(error));
  }
}
