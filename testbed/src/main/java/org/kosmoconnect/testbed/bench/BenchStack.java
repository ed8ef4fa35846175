package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.MosquittoBroker;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;

/**
 * Servers of a bench, and hubs on top of them. Their folder is gone after a bench that came to its
 * end; after a failure it stays for its logs.
 */
final class BenchStack implements AutoCloseable {

  /** Instance of the only hub; the name of the broker's session follows from it. */
  static final String INSTANCE = "bench";

  /** For a hub in all its roles, with thousands of viewers. */
  static final int HEAP_MB = 640;

  private static final String CLEAN = "kosmo_clean";

  private final Path folder;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final AutoCloseable broker;
  private final String brokerUrl;
  private boolean finished;

  private BenchStack(Path folder, String brokerName) {
    this.folder = folder;
    this.postgres = PostgresServer.start(folder.resolve("postgres"), 0);
    this.redis = RedisServer.start(folder.resolve("redis"), 0);
    if (brokerName.equals("artemis")) {
      ArtemisBroker artemis = ArtemisBroker.start(folder.resolve("artemis"), 0);
      broker = artemis;
      brokerUrl = artemis.url();
    } else {
      MosquittoBroker mosquitto = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
      broker = mosquitto;
      brokerUrl = mosquitto.url();
    }
  }

  /**
   * Starts the servers.
   *
   * @param broker mosquitto, as in production and with a process of its own, or artemis
   */
  static BenchStack start(String broker) throws IOException {
    return new BenchStack(Files.createTempDirectory("kosmo-bench"), broker);
  }

  PostgresServer postgres() {
    return postgres;
  }

  RedisServer redis() {
    return redis;
  }

  String brokerUrl() {
    return brokerUrl;
  }

  /** Returns what a consumer of the uplink needs to know, as environment variables. */
  Map<String, String> environment(String instance) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KOSMO_INSTANCE", instance);
    environment.put("KOSMO_PORT", String.valueOf(FreePort.find()));
    environment.put("KOSMO_MANAGEMENT_PORT", String.valueOf(FreePort.find()));
    environment.put("KOSMO_MQTT_URL", brokerUrl);
    environment.put("KOSMO_MQTT_CLIENT_ID", "kosmo-ingestion-" + instance);
    environment.put("KOSMO_DB_URL", postgres.url());
    environment.put("KOSMO_DB_USER", postgres.user());
    environment.put("KOSMO_DB_PASSWORD", postgres.password());
    environment.put("KOSMO_REDIS_URL", redis.url());
    environment.put("KOSMO_ADMIN_PASSWORD", "bench bench bench");
    return environment;
  }

  /** Starts a hub without waiting, with these environment variables besides. */
  HubProcess launchHub(String instance, Map<String, String> settings, int heapMb) {
    Map<String, String> environment = environment(instance);
    environment.putAll(settings);
    // Not a variable of the hub, which refuses what it does not know.
    environment.remove("KOSMO_MQTT_CLIENT_ID");
    return HubProcess.launch(
        HubProcess.jar(), folder.resolve("hub-" + instance), environment, heapMb);
  }

  /** Starts a hub in all its roles and waits until it listens at the broker. */
  HubProcess hub(String instance) throws Exception {
    return hub(instance, Map.of(), HEAP_MB);
  }

  /** Starts a hub with these environment variables and waits until it listens at the broker. */
  HubProcess hub(String instance, Map<String, String> settings, int heapMb) throws Exception {
    HubProcess hub = launchHub(instance, settings, heapMb).awaitReady(Duration.ofMinutes(3));
    Patience.await(
        "Subscribing", Duration.ofMinutes(1), () -> Metrics.of(hub, "kosmo_uplink_listening") == 1);
    return hub;
  }

  /**
   * Starts and stops a hub: from then on the schema stands and the broker keeps messages for its
   * session.
   */
  void prepare() throws Exception {
    hub(INSTANCE).stop();
    administrate("alter database " + PostgresServer.NAME + " rename to " + CLEAN);
    renew();
  }

  /** Replaces the database by one as it was after {@link #prepare}. */
  void renew() throws SQLException {
    administrate("drop database if exists " + PostgresServer.NAME + " with (force)");
    administrate("create database " + PostgresServer.NAME + " template " + CLEAN);
    administrate("checkpoint");
  }

  /** Asks for one number. */
  static long count(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  private void administrate(String sql) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres";
    try (var connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Says that nobody needs the logs. */
  void finish() {
    finished = true;
  }

  @Override
  public void close() throws Exception {
    broker.close();
    redis.close();
    postgres.close();
    if (!finished) {
      System.err.println("The servers' logs are in " + folder);
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
