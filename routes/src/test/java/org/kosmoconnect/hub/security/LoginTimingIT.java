package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Nobody learns from a clock who has an account. */
@Tag("measured")
@HubTest
class LoginTimingIT {

  private static final int TRIES = 200;

  @Autowired private AccountLogin login;
  @Autowired private JdbcClient jdbc;
  @Autowired private PasswordEncoder encoder;
  @Autowired private StringRedisTemplate redis;

  @Test
  void anUnknownAddressTakesAsLongAsAWrongPassword() {
    String known = UUID.randomUUID() + "@example.org";
    jdbc.sql("insert into account (email, password_hash) values (?, ?)")
        .params(known, encoder.encode("the right password"))
        .update();
    long[] wrong = new long[TRIES];
    long[] unknown = new long[TRIES];
    // In turn, so that both meet the same weather on this machine.
    for (int i = 0; i < TRIES; i++) {
      wrong[i] = nanos(known);
      unknown[i] = nanos("x" + known);
    }

    double ratio = (double) median(unknown) / median(wrong);

    assertThat(ratio).isCloseTo(1.0, within(0.1));
  }

  private long nanos(String email) {
    redis.delete(redis.keys("kosmo:throttle:*"));
    long begin = System.nanoTime();
    try {
      login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, "a guess"));
      throw new AssertionError("a guess opened " + email);
    } catch (AuthenticationException e) {
      return System.nanoTime() - begin;
    }
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
