package org.kosmoconnect.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells personal tokens, which begin with {@code kosmo_}, from those that an issuer signed. */
@Component
final class TokenLogins implements AuthenticationManagerResolver<HttpServletRequest> {

  private static final String PERSONAL = "kosmo_";

  private final AccountLookup accounts;
  private final JwtDecoder decoder;
  private final SignedAccounts signedAccounts;

  TokenLogins(AccountLookup accounts, JwtDecoder decoder, SignedAccounts signedAccounts) {
    this.accounts = accounts;
    this.decoder = decoder;
    this.signedAccounts = signedAccounts;
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
    return signed(token)
        .map(who -> new AccountAuthentication(who, asked.getDetails()))
        .orElseThrow(() -> new InvalidBearerTokenException("Unknown token"));
  }

  private Optional<SignedIn> signed(String token) {
    try {
      return signedAccounts.find(decoder.decode(token));
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException("Invalid token", e);
    } catch (JwtException e) {
      throw new AuthenticationServiceException("The issuer does not answer", e);
    }
  }
}
