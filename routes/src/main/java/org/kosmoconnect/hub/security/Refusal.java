package org.kosmoconnect.hub.security;

import org.kosmoconnect.hub.api.Problem;
import org.springframework.security.authorization.AuthorizationDecision;

/** Why a request is refused, for the one who made it. */
final class Refusal extends AuthorizationDecision {

  private final String code;
  private final String detail;

  /**
   * Refuses.
   *
   * @param code stable name, kebab-case
   */
  Refusal(String code, String detail) {
    super(false);
    this.code = code;
    this.detail = detail;
  }

  Problem problem() {
    return Problem.of(403, code, detail);
  }
}
