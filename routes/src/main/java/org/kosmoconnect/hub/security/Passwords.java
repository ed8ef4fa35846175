package org.kosmoconnect.hub.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.ProblemException;
import org.kosmoconnect.hub.throttle.Throttle;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Takes passwords out of bodies before anything else sees them: checked against the account that
 * asks, or replaced by their hash.
 */
public final class Passwords {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FREE_TRIES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int LONGEST_PASSWORD = 128;
  private static final String PASSWORD = "password";

  private final PasswordEncoder encoder;
  private final AccountLookup accounts;
  private final CurrentAccount current;
  private final Throttle throttle;

  Passwords(
      PasswordEncoder encoder, AccountLookup accounts, CurrentAccount current, Throttle throttle) {
    this.encoder = encoder;
    this.accounts = accounts;
    this.current = current;
    this.throttle = throttle;
  }

  /** Replaces {@code password} by {@code passwordHash}. */
  public String seal(String body) {
    ObjectNode value = read(body);
    return value.put("passwordHash", hash(value.remove(PASSWORD).asText())).toString();
  }

  /**
   * Checks {@code password} and takes it out.
   *
   * @throws ProblemException when it is not the account's
   */
  public String confirm(String body) {
    return confirmed(read(body)).toString();
  }

  /** Checks {@code password} only where a new address is asked for, which needs it. */
  public String confirmAddress(String body) {
    ObjectNode value = read(body);
    if (value.has("email")) {
      return confirmed(value).toString();
    }
    value.remove(PASSWORD);
    return value.toString();
  }

  /** Checks {@code password}, and replaces {@code newPassword} by {@code newPasswordHash}. */
  public String change(String body) {
    ObjectNode value = confirmed(read(body));
    return value.put("newPasswordHash", hash(value.remove("newPassword").asText())).toString();
  }

  private ObjectNode confirmed(ObjectNode value) {
    String account = Objects.requireNonNull(current.id());
    String key = "password:" + account;
    Duration wait = throttle.penalise(key, FREE_TRIES, LONGEST_WAIT);
    if (!wait.isZero()) {
      throw Tries.tooMany(wait);
    }
    String password = value.has(PASSWORD) ? value.remove(PASSWORD).asText() : "";
    boolean right =
        accounts.passwordOf(account).filter(hash -> matches(password, hash)).isPresent();
    if (!right) {
      throw new ProblemException(Problem.of(403, "wrong-password", "The password is wrong"));
    }
    throttle.forgive(key);
    return value;
  }

  private boolean matches(String password, String hash) {
    try {
      return password.length() <= LONGEST_PASSWORD && encoder.matches(password, hash);
    } catch (AuthenticationServiceException e) {
      throw busy();
    }
  }

  private String hash(String password) {
    try {
      return encoder.encode(password);
    } catch (AuthenticationServiceException e) {
      throw busy();
    }
  }

  private static ProblemException busy() {
    return new ProblemException(Problem.busy(), 5);
  }

  private static ObjectNode read(String body) {
    try {
      return (ObjectNode) JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the contract filter lets only objects through", e);
    }
  }
}
