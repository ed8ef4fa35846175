package org.kosmoconnect.hub.uplink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.hub.uplink.Envelopes.GATEWAY;
import static org.kosmoconnect.hub.uplink.Envelopes.TEXT_PORT;
import static org.kosmoconnect.hub.uplink.Envelopes.anEnvelope;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.HubTest;
import org.kosmoconnect.hub.Rollups;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real uplink, from a real broker into a real database. */
@HubTest
class UplinkIT {

  private static final NodeId OTHER_GATEWAY = new NodeId(0x55c3d7a4L);
  private static final long NOW = Instant.now().getEpochSecond();

  @Autowired private HubProperties properties;
  @Autowired private DataSource dataSource;
  @Autowired private JdbcClient jdbc;
  @Autowired private StringRedisTemplate redis;
  private MqttClient gateway;

  @BeforeEach
  void connect() throws MqttException {
    gateway =
        new MqttClient(
            properties.mqtt().url(), "gateway-" + System.nanoTime(), new MemoryPersistence());
    gateway.connect();
    for (String table :
        List.of(
            "packet",
            "reception",
            "node",
            "bridge",
            "dead_letter",
            "traffic",
            "environment_reading",
            "environment_latest",
            "environment_hourly",
            "environment_daily")) {
      jdbc.sql("truncate " + table).update();
    }
  }

  @AfterEach
  void disconnect() throws MqttException {
    gateway.disconnect();
    gateway.close();
  }

  @Test
  void storesAPacketHeardByTwoGatewaysOnceWithBothReceptions() throws Exception {
    publish(anEnvelope().environment(NOW, 3.4f));
    publish(anEnvelope().environment(NOW, 3.4f).heardBy(OTHER_GATEWAY));

    awaitCount("reception", 2);
    assertThat(count("packet")).isEqualTo(1);
    assertThat(count("environment_reading")).isEqualTo(1);
    assertThat(count("bridge")).isEqualTo(2);
    assertThat(jdbc.sql("select temperature from environment_latest").query(Float.class).single())
        .isEqualTo(3.4f);
  }

  @Test
  void tellsPacketsWithOneIdApartByTheirContent() throws Exception {
    publish(anEnvelope().environment(NOW, 3.4f));
    publish(anEnvelope().environment(NOW - 60, 3.5f));

    awaitCount("packet", 2);
    awaitCount("environment_reading", 2);
  }

  @Test
  void upgradesACopyThatCouldNotBeRead() throws Exception {
    send(anEnvelope().topic(), anEnvelope().unreadable());
    awaitCount("packet", 1);

    publish(anEnvelope().environment(NOW, 3.4f).heardBy(OTHER_GATEWAY));
    awaitCount("environment_reading", 1);
    assertThat(count("packet")).isEqualTo(1);
    assertThat(count("reception")).isEqualTo(2);

    send(anEnvelope().topic(), anEnvelope().unreadable());
    publish(anEnvelope().id(2).environment(NOW - 1, 3.4f));
    awaitCount("packet", 2);
  }

  @Test
  void filesLateDataAtItsOwnTimeAndKeepsTheNewestShown() throws Exception {
    publish(anEnvelope().environment(NOW, 3.4f));
    awaitCount("environment_reading", 1);
    publish(anEnvelope().id(2).environment(NOW - 86_400, -7f).rxTime(NOW - 86_400));

    awaitCount("environment_reading", 2);
    assertThat(jdbc.sql("select temperature from environment_latest").query(Float.class).single())
        .isEqualTo(3.4f);
    assertThat(
            jdbc.sql("select min(extract(epoch from time)::bigint) from environment_reading")
                .query(Long.class)
                .single())
        .isEqualTo(NOW - 86_400);
    assertThat(jdbc.sql("select live from reception order by id").query(Boolean.class).list())
        .as("old packets are a backlog, whoever brings them")
        .containsExactly(true, false);
  }

  @Test
  void believesNoClockThatWasNeverSet() throws Exception {
    publish(anEnvelope().environment(114_571, 1f).rxTime(NOW - 30));
    publish(anEnvelope().id(2).environment(NOW + 86_400, 2f).rxTime(4_102_444_800L));
    publish(anEnvelope().id(3).environment(0, 3f));

    awaitCount("environment_reading", 3);
    assertThat(
            jdbc.sql("select time_quality from environment_reading order by temperature")
                .query(Integer.class)
                .list())
        .containsExactly(1, 3, 3);
    assertThat(
            jdbc.sql(
                    "select count(*) from environment_reading where time > now() + interval '5 minutes' or time < now() - interval '1 hour'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void countsWhatNobodyAllowedAndKeepsNothingOfIt() throws Exception {
    publish(anEnvelope().environment(NOW, 3.4f).withoutConsent());

    await().atMost(10, SECONDS).until(() -> sum("withheld") == 1);
    assertThat(count("packet")).isZero();
    assertThat(count("reception")).isZero();
    assertThat(count("environment_reading")).isZero();
    assertThat(jdbc.sql("select published from node").query(Boolean.class).single()).isFalse();
    assertThat(count("published_node")).isZero();
  }

  @Test
  void keepsNoWordsOfTextsBetweenOthers() throws Exception {
    byte[] words = "meet me at the ridge".getBytes(StandardCharsets.UTF_8);
    publish(anEnvelope().to(new NodeId(0x433d2a18L)).payload(TEXT_PORT, words));
    publish(anEnvelope().id(2).payload(TEXT_PORT, words));

    awaitCount("packet", 2);
    assertThat(
            jdbc.sql("select payload is null from packet order by id").query(Boolean.class).list())
        .containsExactly(true, false);
  }

  @Test
  void parksWhatCannotBeReadWithReasonAndBytes() throws Exception {
    byte[] garbage = {(byte) 0xff, 1, 2, 3};
    send("msh/EU_868/2/e/LongFast/" + GATEWAY, garbage);
    send("msh/EU_868/2/e/LongFast/" + OTHER_GATEWAY, anEnvelope().environment(NOW, 1f).bytes());

    awaitCount("dead_letter", 2);
    assertThat(
            jdbc.sql("select reason from dead_letter order by reason").query(String.class).list())
        .containsExactly("gateway-mismatch", "not-protobuf");
    assertThat(
            jdbc.sql("select raw from dead_letter where reason = 'not-protobuf'")
                .query(byte[].class)
                .single())
        .isEqualTo(garbage);
    assertThat(count("packet")).isZero();
  }

  @Test
  void tellsLiveViewersWhatIsNewAndNothingTwice() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    RedisConnection listener = redis.getConnectionFactory().getConnection();
    listener.subscribe(
        (message, pattern) -> heard.add(new String(message.getBody(), StandardCharsets.UTF_8)),
        "kosmo:live".getBytes(StandardCharsets.UTF_8));
    try {
      NodeId news = new NodeId(0x778L);
      for (int copy = 0; copy < 2; copy++) {
        publish(anEnvelope().from(news).environment(NOW, 3.5f).rxTime(NOW));
      }
      publish(anEnvelope().from(news).id(2).environment(NOW - 86_400, 9.5f).rxTime(NOW - 86_400));

      awaitCount("environment_reading", 2);
      await()
          .atMost(10, SECONDS)
          .until(() -> heard.stream().anyMatch(event -> event.contains(news.toString())));
      assertThat(heard.stream().filter(event -> event.contains("\"temperature\":3.5"))).hasSize(1);
      assertThat(heard).noneMatch(event -> event.contains("9.5"));
    } finally {
      listener.close();
    }
  }

  @Test
  void leavesLegacyJsonAlone() throws Exception {
    send(
        "msh/EU_868/2/json/LongFast/" + GATEWAY,
        "{\"type\":\"text\"}".getBytes(StandardCharsets.UTF_8));
    publish(anEnvelope().environment(NOW, 3.4f));

    awaitCount("packet", 1);
    assertThat(count("dead_letter")).isZero();
  }

  @Test
  void cutsOffAFloodOfOneNodeAndLetsOthersThrough() throws Exception {
    int burst = properties.flood().burst();
    NodeId greedy = new NodeId(0x666L);
    for (int id = 1; id <= burst + 200; id++) {
      publish(anEnvelope().from(greedy).id(id).environment(NOW - id, 1f));
    }
    NodeId other = new NodeId(0x7c5a91d0L);
    publish(anEnvelope().from(other).environment(NOW, 2f));

    await().atMost(20, SECONDS).until(() -> count("packet where from_node = " + other.num()) == 1);
    assertThat(count("packet where from_node = " + greedy.num()))
        .isBetween((long) burst, burst + 20L);
    assertThat(jdbc.sql("select distinct reason from dead_letter").query(String.class).list())
        .as("one in a hundred is kept as a sample")
        .containsExactly("flood");
    assertThat(count("dead_letter")).isBetween(1L, 3L);
  }

  @Test
  void parksThePoisonOfABatchAndStoresTheRest() throws Exception {
    jdbc.sql("alter table packet add constraint no_poison check (id <> 666)").update();
    try {
      for (int id = 1; id <= 40; id++) {
        publish(anEnvelope().id(id == 20 ? 666 : id).environment(NOW - id, id));
      }

      awaitCount("packet", 39);
      awaitCount("dead_letter", 1);
      assertThat(jdbc.sql("select reason from dead_letter").query(String.class).single())
          .isEqualTo("database-23514");
      assertThat(count("environment_reading")).isEqualTo(39);
      assertRollups();
    } finally {
      jdbc.sql("alter table packet drop constraint no_poison").update();
    }
  }

  @Test
  void keepsFaultyReadingsVisibleAndOutOfTheMeans() throws Exception {
    publish(anEnvelope().environment(NOW, 10f));
    publish(anEnvelope().id(2).environment(NOW - 1, -144.7f));
    publish(
        anEnvelope()
            .id(3)
            .telemetry(
                Telemetry.newBuilder()
                    .setTime((int) NOW - 2)
                    .setEnvironmentMetrics(
                        EnvironmentMetrics.newBuilder()
                            .setTemperature(Float.NaN)
                            .setRelativeHumidity(50f))));

    awaitCount("environment_reading", 3);
    assertThat(
            jdbc.sql("select flags from environment_reading order by time desc")
                .query(Integer.class)
                .list())
        .containsExactly(0, 17, 0);
    assertThat(
            jdbc.sql("select sum(temperature_n) from environment_hourly")
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertRollups();
  }

  @Test
  void givesTheSameTablesForAnyOrderAndRepetition() throws Exception {
    List<byte[]> copies = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Telemetry.Builder telemetry =
          Telemetry.newBuilder()
              .setTime((int) (NOW - i * 400))
              .setEnvironmentMetrics(
                  EnvironmentMetrics.newBuilder()
                      .setTemperature(i % 17)
                      .setWindSpeed(i % 9)
                      .setWindDirection(i % 360)
                      .setRainfall1H(i % 5));
      copies.add(anEnvelope().id(1000 + i).rxTime(NOW - i * 400L).telemetry(telemetry).bytes());
    }
    copies.addAll(copies.subList(0, 150));
    Collections.shuffle(copies, new Random(7));

    for (byte[] copy : copies) {
      send(anEnvelope().topic(), copy);
    }

    awaitCount("environment_reading", 300);
    await().atMost(10, SECONDS).until(() -> sum("copies") == 450);
    assertThat(count("packet")).isEqualTo(300);
    assertThat(count("reception")).isEqualTo(300);
    assertRollups();
  }

  private void assertRollups() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      Rollups.assertEqualRecomputation(connection);
    }
  }

  private void publish(Envelopes envelope) throws MqttException {
    send(envelope.topic(), envelope.bytes());
  }

  /**
   * The broker is shared with other contexts: each has a topic tree of its own in front of the
   * usual one.
   */
  private void send(String topic, byte[] payload) throws MqttException {
    MqttMessage message = new MqttMessage(payload);
    message.setQos(1);
    gateway.publish(topic(topic), message);
  }

  private String topic(String topic) {
    return properties.mqtt().topic().replace("msh/#", topic);
  }

  private void awaitCount(String table, long rows) {
    await().atMost(20, SECONDS).until(() -> count(table) == rows);
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private long sum(String column) {
    return jdbc.sql("select coalesce(sum(" + column + "), 0) from traffic")
        .query(Long.class)
        .single();
  }
}
