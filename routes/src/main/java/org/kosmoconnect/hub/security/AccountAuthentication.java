package org.kosmoconnect.hub.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A login that was found good. */
final class AccountAuthentication extends AbstractAuthenticationToken {

  private final transient SignedIn who;
  private final String name;

  AccountAuthentication(SignedIn who, @Nullable Object details) {
    this(who, details, who.account());
  }

  /**
   * Names a login otherwise than by the account's id.
   *
   * @param name what the person typed, by which HTTP Basic knows that it need not ask again
   */
  AccountAuthentication(SignedIn who, @Nullable Object details, String name) {
    super(
        AuthorityUtils.createAuthorityList(
            who.roles().stream().map(role -> "ROLE_" + role).toList()));
    this.who = who;
    this.name = name;
    setDetails(details);
    setAuthenticated(true);
  }

  @Override
  public SignedIn getPrincipal() {
    return who;
  }

  @Override
  public String getName() {
    return name;
  }

  /** What proved the login is not kept. */
  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountAuthentication that && who.equals(that.who);
  }

  @Override
  public int hashCode() {
    return Objects.hash(who);
  }
}
