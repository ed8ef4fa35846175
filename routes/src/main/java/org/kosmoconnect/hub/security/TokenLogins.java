package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells personal tokens, which begin with {@code kosmo_}, from those that an issuer signed. */
@Component
final class TokenLogins implements AuthenticationManagerResolver<HttpServletRequest> {

  private static final String PERSONAL = "kosmo_";

  private final AccountLookup accounts;

  TokenLogins(AccountLookup accounts) {
    this.accounts = accounts;
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    return this::authenticate;
  }

  private Authentication authenticate(Authentication asked) {
    String token = ((BearerTokenAuthenticationToken) asked).getToken();
    if (token.startsWith(PERSONAL)) {
      return accounts
          .byPersonalToken(token)
          .map(who -> new AccountAuthentication(who, asked.getDetails()))
          .orElseThrow(() -> new InvalidBearerTokenException("Unknown token"));
    }
    throw new InvalidBearerTokenException("Unknown token");
  }
}
