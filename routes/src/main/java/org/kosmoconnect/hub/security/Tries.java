package org.kosmoconnect.hub.security;

import java.time.Duration;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.ProblemException;
import org.kosmoconnect.hub.throttle.Throttle;

/** Bounds how often one address may try what is open to everyone. */
public final class Tries {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int REGISTRATIONS = 10;
  private static final int RESETS = 10;
  private static final int VERIFICATIONS = 10;
  private static final int LINKS = 30;

  private final Throttle throttle;
  private final CurrentAccount current;

  Tries(Throttle throttle, CurrentAccount current) {
    this.throttle = throttle;
    this.current = current;
  }

  /** Admits a registration. */
  public void registration() {
    admit("registration", REGISTRATIONS);
  }

  /** Admits a request for a mail with a link to choose a new password. */
  public void reset() {
    admit("reset", RESETS);
  }

  /** Admits a request for another letter that proves an address. */
  public void verification() {
    admit("verification", VERIFICATIONS);
  }

  /** Admits the token of a link. */
  public void link() {
    admit("link", LINKS);
  }

  private void admit(String kind, int most) {
    Duration wait = throttle.take(kind + ":" + current.ip(), most, WINDOW);
    if (!wait.isZero()) {
      throw tooMany(wait);
    }
  }

  static ProblemException tooMany(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return new ProblemException(
        Problem.of(429, "too-many-tries", "Too many tries; wait " + seconds + " s"), seconds);
  }
}
