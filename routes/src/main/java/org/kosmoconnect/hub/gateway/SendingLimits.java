package org.kosmoconnect.hub.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast an account may send: five at once, then one in ten seconds; to one node 20 an hour. Over
 * all hubs, in Redis by one atomic script; while it does not answer, in the database, slower.
 */
public final class SendingLimits {

  private static final Logger LOG = LoggerFactory.getLogger(SendingLimits.class);

  private static final int BURST = 5;
  private static final long INTERVAL_MILLIS = 10_000;
  private static final int MOST_AN_HOUR = 20;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long BETWEEN_WARNINGS = 60_000_000_000L;

  @SuppressWarnings("rawtypes")
  private static final RedisScript<List> SCRIPT =
      RedisScript.of(new ClassPathResource("/redis/sending.lua", SendingLimits.class), List.class);

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS);
  private final StringRedisTemplate redis;
  private final JdbcClient jdbc;

  SendingLimits(StringRedisTemplate redis, JdbcClient jdbc) {
    this.redis = redis;
    this.jdbc = jdbc;
  }

  /**
   * What the limits say to one message.
   *
   * @param waitSeconds 0 when it may go
   * @param limit that holds it up, or the one that is told of
   * @param left messages that may go at once
   * @param fullSeconds until all of the burst may go at once
   */
  public record Allowance(long waitSeconds, String limit, long left, long fullSeconds) {

    /** Returns the header of that name (IETF draft-ietf-httpapi-ratelimit-headers). */
    public String rateLimit() {
      return "\"%s\";r=%d;t=%d"
          .formatted(
              limit, waitSeconds > 0 ? 0 : left, waitSeconds > 0 ? waitSeconds : fullSeconds);
    }

    /** Returns the header that says which limits there are. */
    public String policy() {
      return "\"burst\";q=%d;w=%d, \"node\";q=%d;w=%d"
          .formatted(BURST, BURST * INTERVAL_MILLIS / 1000, MOST_AN_HOUR, HOUR_MILLIS / 1000);
    }

    /** Returns what a sender is told who has to wait. */
    public String detail() {
      return limit.equals("burst")
          ? "You may send 5 messages at once and then one in 10 seconds; wait %d s"
              .formatted(waitSeconds)
          : "You may send 20 messages an hour to one node; wait %d s".formatted(waitSeconds);
    }
  }

  /**
   * Takes a message.
   *
   * @param account of its sender
   * @param draft of it, JSON
   */
  public Allowance take(String account, String draft) throws JsonProcessingException {
    JsonNode message = json.readTree(draft);
    if (message.path("repeated").asBoolean()) {
      return new Allowance(0, "burst", 0, 0);
    }
    long node = message.path("node").asLong();
    List<Long> said;
    try {
      said = inRedis(account, node);
    } catch (DataAccessException e) {
      warn(e);
      said = inDatabase(account, node);
    }
    long burst = said.get(0);
    long hour = said.get(1);
    boolean hourly = hour > burst;
    return new Allowance(
        seconds(Math.max(burst, hour)),
        hourly ? "node" : "burst",
        Math.max(0, said.get(2)),
        seconds(said.get(3)));
  }

  /** Once a minute: an outage asks as often as people send. */
  private void warn(DataAccessException failure) {
    long now = System.nanoTime();
    long last = warnedAt.get();
    if (now - last >= BETWEEN_WARNINGS && warnedAt.compareAndSet(last, now)) {
      LOG.warn("Redis does not answer, limits are kept in the database: {}", failure.getMessage());
    }
  }

  @SuppressWarnings("unchecked")
  private List<Long> inRedis(String account, long node) {
    String sender = "kosmo:sending:{" + account + "}";
    return (List<Long>)
        redis.execute(
            SCRIPT,
            List.of(sender, sender + ":" + node),
            Integer.toString(BURST),
            Long.toString(INTERVAL_MILLIS),
            Integer.toString(MOST_AN_HOUR),
            Long.toString(HOUR_MILLIS),
            UUID.randomUUID().toString());
  }

  private List<Long> inDatabase(String account, long node) {
    long hour =
        jdbc.sql(
                """
                select coalesce(ceil(extract(epoch from min(created_at) + interval '1 hour' - now()) * 1000), 0)::bigint
                from (
                  select created_at from message
                  where account = cast(:account as uuid) and node = :node and direction = 'out'
                    and created_at > now() - interval '1 hour'
                  order by created_at desc limit :most) m
                having count(*) >= :most
                """)
            .param("account", account)
            .param("node", node)
            .param("most", MOST_AN_HOUR)
            .query(Long.class)
            .optional()
            .orElse(0L);
    if (hour > 0) {
      return List.of(0L, hour, 0L, hour);
    }
    long full =
        jdbc.sql(
                """
                insert into rate_limit as r (key, free_at)
                values (:key, now() + :interval * interval '1 ms')
                on conflict (key) do update set
                  free_at = greatest(r.free_at, now()) + :interval * interval '1 ms'
                where r.free_at <= now() + :room * interval '1 ms'
                returning round(extract(epoch from free_at - now()) * 1000)::bigint
                """)
            .param("key", "sending:" + account)
            .param("interval", INTERVAL_MILLIS)
            .param("room", (BURST - 1) * INTERVAL_MILLIS)
            .query(Long.class)
            .optional()
            .orElse(-1L);
    if (full < 0) {
      long free =
          jdbc.sql(
                  "select round(extract(epoch from free_at - now()) * 1000)::bigint from rate_limit where key = ?")
              .param("sending:" + account)
              .query(Long.class)
              .single();
      return List.of(Math.max(1, free - (BURST - 1) * INTERVAL_MILLIS), 0L, 0L, free);
    }
    return List.of(0L, 0L, (BURST * INTERVAL_MILLIS - full) / INTERVAL_MILLIS, full);
  }

  private static long seconds(long millis) {
    return (millis + 999) / 1000;
  }
}
