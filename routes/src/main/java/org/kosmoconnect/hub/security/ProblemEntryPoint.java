package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kosmoconnect.hub.api.Problem;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Refuses with a problem. */
final class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (cause instanceof OAuth2AuthenticationException) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      Problem.of(401, "invalid-token", "The token is unknown, expired or revoked").send(response);
    } else {
      Problem.of(401, "login-required", "This needs a login").send(response);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    if (cause instanceof CsrfException) {
      Problem.of(403, "csrf", "The request lacks the token that GET /api/v1/session gives")
          .send(response);
    } else if (cause instanceof AuthorizationDeniedException denied
        && denied.getAuthorizationResult() instanceof Refusal refusal) {
      refusal.problem().send(response);
    } else {
      Problem.of(403, "forbidden", "This login may not do that").send(response);
    }
  }
}
