package org.kosmoconnect.hub.security;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who asks: an account as it is now, and by what it signed in. Nothing of this is kept between
 * requests.
 *
 * @param account its id
 * @param email its address; absent at an outside issuer that tells none
 * @param operator runs the network
 * @param verified the address is proven, or cannot be because the hub sends no mail
 * @param suspended may look but not change
 * @param means what the request brought along
 * @param scopes of a token; empty for the others, which may do all that the account may
 */
record SignedIn(
    String account,
    @Nullable String email,
    boolean operator,
    boolean verified,
    boolean suspended,
    Means means,
    Set<String> scopes)
    implements AuthenticatedPrincipal {

  /** What a request brought along. */
  enum Means {
    /** E-mail and password themselves. */
    PASSWORD,
    /** A cookie of the web app. */
    SESSION,
    /** A personal token, or one that a client was granted. */
    TOKEN
  }

  SignedIn {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String getName() {
    return account;
  }

  SignedIn by(Means other, Set<String> granted) {
    return new SignedIn(account, email, operator, verified, suspended, other, granted);
  }

  /** An operator who is suspended is none. */
  boolean actsAsOperator() {
    return operator && !suspended;
  }

  Set<String> roles() {
    Set<String> roles = new TreeSet<>(Set.of("subscriber"));
    if (actsAsOperator()) {
      roles.add("operator");
    }
    return roles;
  }
}
