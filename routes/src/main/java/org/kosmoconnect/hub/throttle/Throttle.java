package org.kosmoconnect.hub.throttle;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bounds how often something may be tried, over all processes of the hub. Counts stand in Redis;
 * while it does not answer, in the database, where they begin anew.
 */
public final class Throttle {

  private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);

  private static final RedisScript<Long> WINDOW = script("window");
  private static final RedisScript<Long> PENALTY = script("penalty");

  private final StringRedisTemplate redis;
  private final JdbcClient jdbc;

  Throttle(StringRedisTemplate redis, JdbcClient jdbc) {
    this.redis = redis;
    this.jdbc = jdbc;
  }

  /**
   * Takes one of the tries that a window of time has.
   *
   * @param key what is bounded, {@code login-ip:192.0.2.1}
   * @param most tries in one window
   * @return how long to wait, zero when the try is granted
   */
  public Duration take(String key, int most, Duration window) {
    return wait(
        WINDOW,
        """
        insert into throttle as t (key, tries, free_at, expires_at)
        values (:key, 1, now(), now() + :first * interval '1 ms')
        on conflict (key) do update set
          tries = case when t.expires_at <= now() then 1 else t.tries + 1 end,
          expires_at = case when t.expires_at <= now() then excluded.expires_at else t.expires_at end
        returning case when tries > :second then greatest(1, extract(epoch from expires_at - now()) * 1000)::bigint else 0 end
        """,
        key,
        window.toMillis(),
        most);
  }

  /**
   * Takes a try where each one beyond a number of free ones doubles the wait for the next, from one
   * second up. What is refused does not count. Forgotten after an hour without tries, or by {@link
   * #forgive}.
   *
   * @param free tries that cost nothing
   * @param longest bound of the wait
   * @return how long to wait, zero when the try is granted
   */
  public Duration penalise(String key, int free, Duration longest) {
    return wait(
        PENALTY,
        """
        with taken as (
          insert into throttle as t (key, tries, free_at, expires_at)
          values (:key, 1, now(), now() + interval '1 hour')
          on conflict (key) do update set
            tries = case when t.expires_at <= now() then 1 else t.tries + 1 end,
            free_at = now() + case
              when t.expires_at <= now() or t.tries + 1 < :first then interval '0'
              else least(power(2, least(t.tries + 1 - :first, 30)) * 1000, :second) * interval '1 ms' end,
            expires_at = now() + interval '1 hour'
          where t.free_at <= now() or t.expires_at <= now()
          returning 0 as wait)
        select coalesce(
          (select wait from taken),
          (select greatest(1, extract(epoch from free_at - now()) * 1000)::bigint from throttle where key = :key))
        """,
        key,
        free,
        longest.toMillis());
  }

  /** Forgets the tries under a key. */
  public void forgive(String key) {
    try {
      redis.delete(prefixed(key));
    } catch (DataAccessException e) {
      jdbc.sql("delete from throttle where key = ?").param(key).update();
    }
  }

  private Duration wait(
      RedisScript<Long> script, String statement, String key, long first, long second) {
    long millis;
    try {
      millis =
          redis.execute(
              script, List.of(prefixed(key)), Long.toString(first), Long.toString(second));
    } catch (DataAccessException e) {
      LOG.warn("Redis does not answer, tries are counted in the database: {}", e.getMessage());
      millis =
          jdbc.sql(statement)
              .param("key", key)
              .param("first", first)
              .param("second", second)
              .query(Long.class)
              .single();
    }
    return Duration.ofMillis(millis);
  }

  private static String prefixed(String key) {
    return "kosmo:throttle:" + key;
  }

  private static RedisScript<Long> script(String name) {
    // By the class, for the loader of the first thread may be gone when the script is first read.
    return RedisScript.of(
        new ClassPathResource("/redis/" + name + ".lua", Throttle.class), Long.class);
  }
}
