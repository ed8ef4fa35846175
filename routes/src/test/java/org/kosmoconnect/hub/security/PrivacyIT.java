package org.kosmoconnect.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.hub.uplink.Envelopes.anEnvelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.ProducerTemplate;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.uplink.Envelopes;
import org.kosmoconnect.model.NodeId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What owners say of their nodes counts where packets come in, and what is erased stays away. */
@HubTest
class PrivacyIT {

  private static final String PASSWORD = "a horse and a battery";
  private static final long NOW = Instant.now().getEpochSecond();

  /** Degrees; 13 bits leave a square of 0.0524. */
  private static final double SQUARE = 0.03;

  @LocalServerPort private int port;
  @Autowired private HubProperties properties;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  @Autowired private ProducerTemplate routes;
  private final NodeId node = new NodeId(ThreadLocalRandom.current().nextLong(1L << 20, 1L << 32));
  private MqttClient gateway;
  private Browser owner;
  private String account;

  @BeforeEach
  void claimANode() throws MqttException {
    redis.delete(redis.keys("kosmo:throttle:*"));
    gateway =
        new MqttClient(properties.mqtt().url(), "g-" + System.nanoTime(), new MemoryPersistence());
    gateway.connect();
    owner = new Browser(port);
    String email = UUID.randomUUID() + "@example.org";
    owner.look();
    owner.post("/account", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    owner.signIn(email, PASSWORD);
    account = owner.look().path("account").asText();
    jdbc.sql(
            """
            insert into node (num, long_name, public_key, first_heard, last_heard)
            values (?, 'Rooftop', sha256('key'), now(), now())
            """)
        .param(node.num())
        .update();
    jdbc.sql("insert into claimed_node (node, public_key) values (?, sha256('key'))")
        .param(node.num())
        .update();
    jdbc.sql("insert into membership (node, account, role) values (?, cast(? as uuid), 'OWNER')")
        .params(node.num(), account)
        .update();
  }

  @AfterEach
  void disconnect() throws MqttException {
    gateway.disconnect();
    gateway.close();
  }

  private Envelopes packet(int id) {
    return anEnvelope().from(node).id(id);
  }

  private void publish(Envelopes envelope) throws MqttException {
    String topic = properties.mqtt().topic().replace("msh/#", envelope.topic());
    gateway.publish(topic, envelope.bytes(), 1, false);
  }

  private void say(String json) {
    assertThat(owner.send("PATCH", "/api/v1/my/nodes/" + node, json).statusCode()).isEqualTo(204);
    routes.requestBody("direct:consent-learn", (Object) null);
  }

  private long count(String table, String column) {
    return jdbc.sql("select count(*) from %s where %s = ?".formatted(table, column))
        .param(node.num())
        .query(Long.class)
        .single();
  }

  private void awaitCount(String table, String column, long expected) {
    await().atMost(Duration.ofSeconds(60)).until(() -> count(table, column) == expected);
  }

  @Test
  void whatTheOwnerForbidsIsNotKeptWhateverTheNodeSays() throws MqttException {
    publish(packet(1).environment(NOW, 3f));
    awaitCount("environment_reading", "node", 1);
    assertThat(owner.get("/nodes/" + node).statusCode()).isEqualTo(200);

    say("{\"consent\":false}");

    assertThat(owner.get("/nodes/" + node).statusCode()).isEqualTo(404);
    long before = withheld();
    publish(packet(2).environment(NOW + 1, 4f));
    awaitWithheld(before + 1);
    assertThat(count("environment_reading", "node")).isEqualTo(1);

    say("{\"consent\":true}");
    publish(packet(3).withoutConsent().environment(NOW + 2, 5f));
    awaitCount("environment_reading", "node", 2);
    say("{\"consent\":null}");
    publish(packet(4).withoutConsent().environment(NOW + 3, 6f));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> owner.get("/nodes/" + node).statusCode() == 404);
    assertThat(count("environment_reading", "node")).isEqualTo(2);
  }

  private void awaitWithheld(long copies) {
    await().atMost(Duration.ofSeconds(60)).until(() -> withheld() >= copies);
  }

  private long withheld() {
    return jdbc.sql("select coalesce(sum(withheld), 0) from traffic").query(Long.class).single();
  }

  @Test
  void positionsAreAsCoarseAsTheOwnerWants() throws MqttException {
    publish(packet(1).position(50.0874512, 14.4213377, 32));
    awaitCount("position_fix", "node", 1);

    say("{\"precisionBits\":13}");

    coarse();
    publish(packet(2).position(50.0874512, 14.4213377, 32));
    awaitCount("reception", "from_node", 2);
    coarse();
    say("{\"precisionBits\":0}");
    assertThat(count("position_fix", "node")).isZero();
    publish(packet(3).position(50.0874512, 14.4213377, 32));
    awaitCount("reception", "from_node", 3);
    assertThat(count("position_fix", "node")).isZero();
    assertThat(Browser.parse(owner.get("/nodes/" + node)).has("position")).isFalse();
  }

  /** The same square by Java and by SQL, and no finer place anywhere. */
  private void coarse() {
    JsonNode place = Browser.parse(owner.get("/nodes/" + node)).path("position");
    assertThat(place.path("precisionBits").asInt()).isEqualTo(13);
    assertThat(place.path("lat").asDouble()).isCloseTo(50.0874512, within(SQUARE));
    assertThat(place.path("lat").asDouble()).isNotCloseTo(50.0874512, within(1e-6));
    List<Double> known = new ArrayList<>();
    known.add(place.path("lat").asDouble());
    known.addAll(
        jdbc.sql("select latitude from position_fix where node = ?")
            .param(node.num())
            .query(Double.class)
            .list());
    assertThat(known).allSatisfy(one -> assertThat(one).isCloseTo(known.get(0), within(1e-6)));
  }

  @Test
  void anErasedNodeIsGoneFromEveryTableAndStaysAway() throws MqttException {
    publish(packet(1).environment(NOW, 3f));
    publish(packet(2).position(50.1, 14.4, 32));
    awaitCount("reception", "from_node", 2);
    Browser other = new Browser(port);
    other.signIn("operator@example.org", "correct horse battery staple");
    assertThat(other.send("DELETE", "/api/v1/my/nodes/" + node, null).statusCode()).isEqualTo(404);

    assertThat(owner.send("DELETE", "/api/v1/my/nodes/" + node, null).statusCode()).isEqualTo(204);
    routes.requestBody("direct:consent-learn", (Object) null);

    assertThat(traces()).isEmpty();
    long before = withheld();
    publish(packet(3).environment(NOW + 1, 4f));
    awaitWithheld(before + 1);
    assertThat(traces()).isEmpty();
  }

  /** Columns of any table that still name the node. */
  private List<String> traces() {
    List<String> found = new ArrayList<>();
    jdbc.sql(
            """
            select table_name || '.' || column_name
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'bigint'
              and column_name in ('node', 'num', 'from_node', 'to_node', 'radio')
            """)
        .query(String.class)
        .list()
        .forEach(
            column -> {
              String[] parts = column.split("[.]");
              if (count(parts[0], parts[1]) > 0) {
                found.add(column);
              }
            });
    return found;
  }

  @Test
  void anExportHoldsWhatIsKeptAndNoSecret() {
    String token =
        Browser.parse(owner.post("/tokens", "{\"name\":\"garden\",\"scopes\":[\"weather:read\"]}"))
            .path("token")
            .asText();

    String document = owner.get("/account/export").body();

    assertThat(document)
        .contains(account, node.toString(), "garden")
        .doesNotContain(token, "argon2", "password_hash");
    owner.send("DELETE", "/api/v1/account", "{\"password\":\"%s\"}".formatted(PASSWORD));
    assertThat(
            jdbc.sql("select count(*) from audit_event where actor = ? and ip is not null")
                .param(account)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(count("claimed_node", "node")).isZero();
  }

  @Test
  void whoeverIsSignedInElsewhereCanEndThat() {
    assertThat(Browser.parse(owner.get("/sessions")).path("items")).hasSize(1);
    assertThat(Browser.parse(owner.get("/sessions")).at("/items/0/current").asBoolean()).isTrue();

    assertThat(owner.send("DELETE", "/api/v1/sessions", null).statusCode()).isEqualTo(204);

    assertThat(owner.get("/account").statusCode()).isEqualTo(200);
  }
}
