package org.kosmoconnect.hub.security;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kosmoconnect.hub.security.SignedIn.Means;
import org.kosmoconnect.hub.throttle.Throttle;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs in with e-mail and password. Whoever is unknown costs as much work and hears the same as
 * whoever mistypes.
 */
final class AccountLogin implements AuthenticationProvider {

  private static final int FREE_TRIES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int TRIES_PER_ADDRESS = 20;
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(1);
  private static final int LONGEST_PASSWORD = 128;

  private final AccountLookup accounts;
  private final PasswordEncoder encoder;
  private final Throttle throttle;
  private final String nobodysHash;

  AccountLogin(AccountLookup accounts, PasswordEncoder encoder, Throttle throttle) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.throttle = throttle;
    this.nobodysHash = encoder.encode("nobody has this password");
  }

  @Override
  public Authentication authenticate(Authentication login) {
    String email = login.getName().strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(login.getCredentials());
    String address =
        login.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown";
    String key = "login:%s:%s".formatted(email, address);
    admit(throttle.take("login-address:" + address, TRIES_PER_ADDRESS, ADDRESS_WINDOW));
    admit(throttle.penalise(key, FREE_TRIES, LONGEST_WAIT));

    Optional<AccountLookup.WithPassword> account = accounts.byEmail(email);
    String hash = account.map(AccountLookup.WithPassword::hash).orElse(nobodysHash);
    boolean right = password.length() <= LONGEST_PASSWORD && encoder.matches(password, hash);
    if (!right || account.map(AccountLookup.WithPassword::hash).isEmpty()) {
      throw new BadCredentialsException("E-mail or password is wrong");
    }
    throttle.forgive(key);
    return new AccountAuthentication(
        account.get().who().by(Means.PASSWORD, Set.of()), login.getDetails(), login.getName());
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private static void admit(Duration wait) {
    if (!wait.isZero()) {
      throw new TooManyTriesException(wait);
    }
  }
}
