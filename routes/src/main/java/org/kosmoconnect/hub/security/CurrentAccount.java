package org.kosmoconnect.hub.security;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Who asks, for routes and statements: {@code ${bean:currentAccount.id}}. Read from the security
 * context alone; no header and no body can change it.
 */
public final class CurrentAccount {

  /** Returns the id of the account, null when nobody is signed in. */
  public @Nullable String id() {
    return who().map(SignedIn::account).orElse(null);
  }

  /** Returns who is to stand in the audit log: the account's id, or {@code anonymous}. */
  public String actor() {
    return who().map(SignedIn::account).orElse("anonymous");
  }

  /** Tells whether the account runs the network. */
  public boolean operator() {
    return who().map(SignedIn::actsAsOperator).orElse(false);
  }

  /**
   * Tells whether the address is proven, which ordering and sending need; always true where the hub
   * sends no mail.
   */
  public boolean verified() {
    return who().map(SignedIn::verified).orElse(false);
  }

  /** Returns {@code subscriber} and, where it is so, {@code operator}. */
  public Set<String> roles() {
    return who().map(SignedIn::roles).orElse(Set.of());
  }

  /** Returns what a token is limited to; empty for a session, which is not limited. */
  public Set<String> scopes() {
    return who().map(SignedIn::scopes).orElse(Set.of());
  }

  /** Returns the address that the request came from, null outside of requests. */
  public @Nullable String ip() {
    return authentication()
        .map(Authentication::getDetails)
        .filter(WebAuthenticationDetails.class::isInstance)
        .map(details -> ((WebAuthenticationDetails) details).getRemoteAddress())
        .orElse(null);
  }

  /** Returns the id of the session that asks; empty where there is none. */
  public String session() {
    return authentication()
        .map(Authentication::getDetails)
        .filter(WebAuthenticationDetails.class::isInstance)
        .map(details -> ((WebAuthenticationDetails) details).getSessionId())
        .orElse("");
  }

  private static Optional<SignedIn> who() {
    return authentication()
        .map(Authentication::getPrincipal)
        .filter(SignedIn.class::isInstance)
        .map(SignedIn.class::cast);
  }

  private static Optional<Authentication> authentication() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
  }
}
