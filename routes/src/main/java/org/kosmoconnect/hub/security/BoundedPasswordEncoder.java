package org.kosmoconnect.hub.security;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id with 19 MiB, 2 passes, 1 lane (OWASP), at most as many at once as there are processors:
 * each takes its memory and a core.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int PATIENCE_SECONDS = 5;

  private final PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore running;

  BoundedPasswordEncoder(int most) {
    this.running = new Semaphore(most, true);
  }

  @Override
  public String encode(CharSequence password) {
    return inTurn(() -> argon2.encode(password));
  }

  @Override
  public boolean matches(CharSequence password, String hash) {
    return inTurn(() -> argon2.matches(password, hash));
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AuthenticationServiceException("Too many logins at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("Interrupted", e);
    }
    try {
      return work.get();
    } finally {
      running.release();
    }
  }
}
