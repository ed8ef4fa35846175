package org.kosmoconnect.hub.uplink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.hub.Rollups;
import org.kosmoconnect.testbed.load.Expected;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.MosquittoBroker;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;

/**
 * The packaged hub is killed with SIGKILL in the middle of 20,000 packets: all are there, none is
 * doubled.
 */
class HubKillIT {

  private static final int PACKETS = 20_000;
  private static final int NODES = 50;

  @TempDir private Path folder;

  @Test
  void losesAndDoublesNothingOnArtemis() throws Exception {
    try (ArtemisBroker broker = ArtemisBroker.start(folder.resolve("artemis"), 0)) {
      killInTheMiddle(broker.url());
    }
  }

  @Test
  void losesAndDoublesNothingOnMosquitto() throws Exception {
    try (MosquittoBroker broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0)) {
      killInTheMiddle(broker.url());
    }
  }

  private void killInTheMiddle(String brokerUrl) throws Exception {
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        RedisServer redis = RedisServer.start(folder.resolve("redis"), 0);
        Connection database = postgres.connect()) {
      Map<String, String> environment = environment(brokerUrl, postgres, redis);
      PacketLoad load = PacketLoad.endingNow(1, PACKETS, NODES);

      HubProcess first = HubProcess.start(folder.resolve("hub"), environment);
      await().atMost(30, SECONDS).until(() -> isListening(first));
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(() -> publish(load, brokerUrl));
      await()
          .atMost(60, SECONDS)
          .pollInterval(20, java.util.concurrent.TimeUnit.MILLISECONDS)
          .until(() -> count(database, "packet") > 2_000);
      first.kill();
      long storedAtKill = count(database, "packet");
      assertThat(storedAtKill).as("killed in the middle").isBetween(1L, PACKETS - 1L);

      try (HubProcess second = HubProcess.start(folder.resolve("hub"), environment)) {
        publishing.get(120, SECONDS);
        Expected expected = load.expected();
        await().atMost(120, SECONDS).until(() -> count(database, "packet") == expected.packets());
        await()
            .atMost(30, SECONDS)
            .until(() -> count(database, "reception") == expected.messages());
        await().atMost(30, SECONDS).until(() -> metric(second, "kosmo_uplink_unacknowledged") == 0);
        assertStoredOnce(database, expected);
      }
      Rollups.assertEqualRecomputation(database);
    }
  }

  private static void assertStoredOnce(Connection database, Expected expected) throws SQLException {
    assertThat(count(database, "packet")).isEqualTo(expected.packets());
    assertThat(count(database, "reception")).isEqualTo(expected.messages());
    assertThat(count(database, "environment_reading")).isEqualTo(expected.environment());
    assertThat(count(database, "device_reading")).isEqualTo(expected.device());
    assertThat(count(database, "air_quality_reading")).isEqualTo(expected.airQuality());
    assertThat(count(database, "position_fix")).isEqualTo(expected.positions());
    assertThat(count(database, "node")).isEqualTo(NODES);
    assertThat(count(database, "dead_letter")).isZero();
    assertThat(query(database, "select coalesce(sum(packets), 0) from traffic"))
        .isEqualTo(expected.packets());
  }

  private static Map<String, String> environment(
      String brokerUrl, PostgresServer postgres, RedisServer redis) {
    return Map.of(
        "KOSMO_INSTANCE", "killed",
        "KOSMO_PORT", String.valueOf(FreePort.find()),
        "KOSMO_MANAGEMENT_PORT", String.valueOf(FreePort.find()),
        "KOSMO_MQTT_URL", brokerUrl,
        "KOSMO_DB_URL", postgres.url(),
        "KOSMO_DB_USER", postgres.user(),
        "KOSMO_DB_PASSWORD", postgres.password(),
        "KOSMO_REDIS_URL", redis.url(),
        "KOSMO_ADMIN_EMAIL", "operator@example.org",
        "KOSMO_ADMIN_PASSWORD", "correct horse battery staple");
  }

  private static void publish(PacketLoad load, String brokerUrl) {
    try {
      load.publish(brokerUrl, sent -> {});
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The subscription has to stand before the first message: a broker keeps nothing for nobody. */
  private static boolean isListening(HubProcess hub) throws Exception {
    return metric(hub, "kosmo_uplink_listening") == 1;
  }

  private static double metric(HubProcess hub, String name) throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(hub.managementUrl() + "/actuator/prometheus"))
            .build();
    String body =
        java.net.http.HttpClient.newHttpClient()
            .send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
            .body();
    return body.lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static long count(Connection database, String table) throws SQLException {
    return query(database, "select count(*) from " + table);
  }

  private static long query(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
