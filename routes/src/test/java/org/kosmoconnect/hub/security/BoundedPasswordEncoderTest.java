package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Whoever signs in a hundred times at once takes two cores, and not a hundred times 19 MiB. */
class BoundedPasswordEncoderTest {

  private static final int MOST = 2;

  @Test
  void aHundredLoginsHashTwoAtATime() throws Exception {
    BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(MOST);
    String hash = encoder.encode("the right password");
    ExecutorService threads = Executors.newFixedThreadPool(100);
    List<Future<Boolean>> logins = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String guess = i == 0 ? "the right password" : "guess " + i;
      logins.add(threads.submit(() -> answered(encoder, guess, hash)));
    }
    int highest = 0;
    while (!logins.stream().allMatch(Future::isDone)) {
      highest = Math.max(highest, hashing());
    }
    threads.shutdown();

    assertThat(highest).isBetween(1, MOST);
    assertThat(logins.get(0).get()).isTrue();
    for (Future<Boolean> guess : logins.subList(1, logins.size())) {
      assertThat(guess.get()).isFalse();
    }
  }

  /** Whoever waits longer than the hub is patient is told to come again. */
  private static boolean answered(BoundedPasswordEncoder encoder, String guess, String hash) {
    while (true) {
      try {
        return encoder.matches(guess, hash);
      } catch (AuthenticationServiceException e) {
        assertThat(e).hasMessage("Too many logins at once");
      }
    }
  }

  private static int hashing() {
    return (int)
        Thread.getAllStackTraces().values().stream()
            .filter(
                stack ->
                    List.of(stack).stream()
                        .anyMatch(frame -> frame.getClassName().contains("Argon2BytesGenerator")))
            .count();
  }
}
