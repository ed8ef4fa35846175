package org.kosmoconnect.hub.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hubs that decide about one message at the same time. Who waited for the other must not store
 * the attempts as they were before: a grant would be forgotten though its packet is on the air.
 */
@GatewayTest
class DeliveryLockIT {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired private DataSource database;

  /** What a pipeline asks with, its parameters filled in. */
  private static String statement(String name, String message) throws Exception {
    String sql = new ClassPathResource("sql/" + name).getContentAsString(UTF_8);
    return sql.replace(":#${variable.unclaimed}", "'public'")
        .replace(":#${variable.message}", "'" + message + "'");
  }

  private String ask(String sql) {
    try (Connection second = database.getConnection();
        var query = second.createStatement();
        var rows = query.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private void awaitSomebodyWaiting() {
    await()
        .atMost(60, SECONDS)
        .until(
            () ->
                jdbc.sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                          and query like '%delivery_document%'
                        """)
                    .query(Integer.class)
                    .single(),
            waiting -> waiting > 0);
  }

  @Test
  void whoWaitedSeesTheAttemptsOfTheOther() throws Exception {
    Town town = new Town(jdbc, redis, port);
    String bridge = "lock-" + UUID.randomUUID();
    String message = town.accepted(town.subscriber(), town.node(bridge), "Who is first?");
    String sql = statement("find-delivery.sql", message);
    try (Connection first = database.getConnection()) {
      first.setAutoCommit(false);
      try (var change = first.createStatement()) {
        change.execute("update message set updated_at = now() where id = '" + message + "'");
        change.execute(
            """
            insert into message_attempt (message, number, bridge, radio, state, offered_at, granted_at, airtime_ms)
            values ('%s', 1, '%s', 7, 'granted', now(), now(), 100)
            """
                .formatted(message, bridge));
      }
      CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> ask(sql));
      awaitSomebodyWaiting();
      first.commit();

      assertThat(new ObjectMapper().readTree(second.get(60, SECONDS)).at("/attempts/0/state"))
          .hasToString("\"granted\"");
    }
  }
}
