package org.kosmoconnect.hub.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.kosmoconnect.hub.security.Browser;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and nodes for tests of the gateway, each of them new. */
final class Town {

  private static final String PASSWORD = "a horse and a battery";

  private final JdbcClient jdbc;
  private final int port;

  /** Nobody has used up a limit when it begins. */
  Town(JdbcClient jdbc, StringRedisTemplate redis, int port) {
    redis.delete(redis.keys("kosmo:*"));
    this.jdbc = jdbc;
    this.port = port;
  }

  /** Somebody who has signed in and may send. */
  Browser subscriber() {
    Browser browser = new Browser(port);
    browser.look();
    String email = UUID.randomUUID() + "@example.org";
    expect(
        browser.post(
            "/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)),
        202);
    expect(browser.signIn(email, PASSWORD), 200);
    jdbc.sql(
            """
            insert into grant_entry (account, period, granted_at)
            select id, 'P1M', date_trunc('second', now()) from account where email = ?
            """)
        .param(email)
        .update();
    return browser;
  }

  /** A node that a bridge heard just now. */
  String node(String... bridges) {
    long num = 0x10000000L + (System.nanoTime() & 0xFFFFFFF);
    jdbc.sql(
            """
            insert into node (num, long_name, first_heard, last_heard, published, public_key)
            values (?, 'Hut', now(), now(), true, sha256(?::text::bytea)) on conflict do nothing
            """)
        .params(num, num)
        .update();
    for (String bridge : bridges) {
      heard(num, bridge);
    }
    return "!%08x".formatted(num);
  }

  void heard(long num, String bridge) {
    jdbc.sql(
            """
            insert into reception (from_node, id, digest, bridge, heard_at, stored_at, snr, hops_away, live)
            values (?, ?, 1, ?, now(), now(), 6, 0, true)
            """)
        .params(num, System.nanoTime() & 0xFFFFFFFL, bridge)
        .update();
  }

  /** A bridge that is online, as its status says. */
  void bridge(String id, long radio) {
    jdbc.sql(
            """
            insert into bridge (id, node, enrolled, enrolled_at) values (?, ?, true, now())
            on conflict (id) do update set node = excluded.node, enrolled = true
            """)
        .params(id, radio)
        .update();
    jdbc.sql(
            """
            insert into bridge_status (bridge, received_at, online, connected, node, region, preset,
              channel_utilization, air_util_tx, channels)
            values (?, now() + interval '1 day', true, true, ?, 3, 0, 3, 0, '{LongFast}')
            on conflict (bridge) do update set online = true, received_at = excluded.received_at
            """)
        .params(id, radio)
        .update();
  }

  void offline(String id) {
    jdbc.sql("update bridge_status set online = false where bridge = ?").param(id).update();
  }

  HttpResponse<String> send(Browser who, String to, String text) {
    return who.post("/messages", "{\"to\":\"%s\",\"text\":\"%s\"}".formatted(to, text));
  }

  /** Sends and returns the id of the message. */
  String accepted(Browser who, String to, String text) {
    return expect(send(who, to, text), 202).path("id").asText();
  }

  static JsonNode message(Browser who, String id) {
    return expect(who.get("/messages/" + id), 200);
  }

  static String state(Browser who, String id) {
    return message(who, id).path("state").asText();
  }

  static JsonNode expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? null : Browser.parse(answer);
  }
}
