package org.kosmoconnect.hub.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.security.SignedIn.Means;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * The accounts behind what an issuer signed. Those of an outside issuer are known by issuer and
 * subject, made at first sight, and never merged with others by e-mail.
 */
@Component
final class SignedAccounts {

  private final AccountLookup accounts;
  private final HubProperties.Auth auth;

  SignedAccounts(AccountLookup accounts, HubProperties properties) {
    this.accounts = accounts;
    this.auth = properties.auth();
  }

  Optional<SignedIn> find(Jwt token) {
    Optional<SignedIn> account =
        auth.issuerUri().isBlank()
            ? accounts.byId(token.getSubject(), Means.TOKEN)
            : Optional.of(outside(token));
    return account.map(who -> who.by(Means.TOKEN, scopes(token)));
  }

  /** Returns the account of someone who signed in at the outside issuer. */
  SignedIn outside(ClaimAccessor claims) {
    boolean proven = Boolean.TRUE.equals(claims.getClaimAsBoolean("email_verified"));
    return accounts.byIssuer(
        auth.issuerUri(),
        claims.getClaimAsString("sub"),
        proven ? claims.getClaimAsString("email") : null,
        isOperator(claims));
  }

  private boolean isOperator(ClaimAccessor claims) {
    if (auth.operatorClaim().isBlank()) {
      return false;
    }
    String[] wanted = auth.operatorClaim().split("=", 2);
    Object value = claims.getClaims().get(wanted[0]);
    return value instanceof Collection<?> several
        ? several.contains(wanted[1])
        : wanted[1].equals(String.valueOf(value));
  }

  private static Set<String> scopes(Jwt token) {
    @Nullable Object scope = token.getClaims().getOrDefault("scope", token.getClaims().get("scp"));
    if (scope instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.toSet());
    }
    return scope == null
        ? Set.of()
        : Arrays.stream(scope.toString().split(" ")).collect(Collectors.toSet());
  }
}
