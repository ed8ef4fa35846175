package org.kosmoconnect.hub.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.testbed.server.FreePort;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries are bounded with Redis and without it. */
@HubTest
class ThrottleIT {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  private final String key = "test:" + UUID.randomUUID();

  @Test
  void withRedis() {
    bounds(new Throttle(redis, jdbc));
  }

  @Test
  void withoutRedis() {
    LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", FreePort.find());
    nowhere.afterPropertiesSet();
    nowhere.start();
    try {
      bounds(new Throttle(new StringRedisTemplate(nowhere), jdbc));
    } finally {
      nowhere.destroy();
    }
  }

  private void bounds(Throttle throttle) {
    assertThat(throttle.take(key, 2, WINDOW)).isZero();
    assertThat(throttle.take(key, 2, WINDOW)).isZero();
    assertThat(throttle.take(key, 2, WINDOW)).isBetween(Duration.ofMillis(1), WINDOW);
    assertThat(throttle.take(key + "x", 2, WINDOW)).isZero();

    String guesses = key + ":guesses";
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.penalise(guesses, 3, Duration.ofMinutes(15))).isZero();
    }
    assertThat(throttle.penalise(guesses, 3, Duration.ofMinutes(15))).isPositive();
    throttle.forgive(guesses);
    assertThat(throttle.penalise(guesses, 3, Duration.ofMinutes(15))).isZero();
  }
}
