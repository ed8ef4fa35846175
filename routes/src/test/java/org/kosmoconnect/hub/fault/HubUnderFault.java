package org.kosmoconnect.hub.fault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.hub.Rollups;
import org.kosmoconnect.testbed.load.Expected;
import org.kosmoconnect.testbed.load.PacketLoad;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.HubProcess;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The packaged hub over servers that a test stops and breaks, and all the loads that were published
 * to it. Whatever happens, the loads are stored in the end, each packet once.
 */
public final class HubUnderFault implements AutoCloseable {

  private static final String INSTANCE = "fault";

  private final Path folder;
  private final String brokerUrl;
  private final Map<String, String> settings;
  private final List<PacketLoad> loads = new ArrayList<>();
  private final List<HubProcess> hubs = new ArrayList<>();
  private PostgresServer postgres;
  private RedisServer redis;

  /**
   * Starts the database and Redis.
   *
   * @param settings more environment variables of the hub
   */
  public HubUnderFault(Path folder, String brokerUrl, Map<String, String> settings) {
    this.folder = folder;
    this.brokerUrl = brokerUrl;
    this.settings = settings;
    this.postgres = PostgresServer.start(folder.resolve("postgres"), 0);
    this.redis = RedisServer.start(folder.resolve("redis"), 0);
  }

  /** Starts the hub and waits until it is subscribed: a broker keeps nothing for nobody. */
  public HubProcess startHub() {
    return startHub(INSTANCE);
  }

  /** Starts the hub, and waits for nothing but the hub itself. */
  public HubProcess startHubAlone(String instance) {
    HubProcess hub = HubProcess.start(folder.resolve("hub-" + instance), environment(instance));
    hubs.add(hub);
    return hub;
  }

  /** Starts one of several ingesters. */
  public HubProcess startHub(String instance) {
    HubProcess hub = startHubAlone(instance);
    patience().until(() -> metric(hub, "kosmo_uplink_listening") == 1);
    return hub;
  }

  private Map<String, String> environment(String instance) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KOSMO_INSTANCE", instance);
    environment.put("KOSMO_PORT", String.valueOf(FreePort.find()));
    environment.put("KOSMO_MANAGEMENT_PORT", String.valueOf(FreePort.find()));
    environment.put("KOSMO_MQTT_URL", brokerUrl);
    environment.put("KOSMO_DB_URL", postgres.url());
    environment.put("KOSMO_DB_USER", postgres.user());
    environment.put("KOSMO_DB_PASSWORD", postgres.password());
    environment.put("KOSMO_REDIS_URL", redis.url());
    environment.put("KOSMO_ADMIN_EMAIL", "operator@example.org");
    environment.put("KOSMO_ADMIN_PASSWORD", "correct horse battery staple");
    // A hub that lives for seconds is not worth the second compiler, which takes the processor.
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    environment.putAll(settings);
    return environment;
  }

  /** SIGKILL. */
  public void kill(HubProcess hub) {
    hub.kill();
    hubs.remove(hub);
  }

  /** Publishes a load in the background; from now on it has to be in the database in the end. */
  public CompletableFuture<Void> publish(PacketLoad load) {
    loads.add(load);
    return publishAgain(load);
  }

  /** Publishes once more what was published before. */
  public CompletableFuture<Void> publishAgain(PacketLoad load) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            load.publish(brokerUrl, sent -> {});
          } catch (MqttException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Waits until all loads are stored and acknowledged, and looks for what is doubled. */
  public void assertAllStoredOnce() throws SQLException {
    patience()
        .untilAsserted(
            () ->
                assertThat(count("packet"))
                    .as("packets")
                    .isGreaterThanOrEqualTo(expected(Expected::packets)));
    patience()
        .untilAsserted(
            () ->
                assertThat(count("reception"))
                    .as("receptions")
                    .isGreaterThanOrEqualTo(expected(Expected::messages)));
    hubs.forEach(hub -> patience().until(() -> metric(hub, "kosmo_uplink_unacknowledged") == 0));
    assertThat(count("packet")).as("packets").isEqualTo(expected(Expected::packets));
    assertThat(count("reception")).as("receptions").isEqualTo(expected(Expected::messages));
    assertThat(count("environment_reading")).isEqualTo(expected(Expected::environment));
    assertThat(count("device_reading")).isEqualTo(expected(Expected::device));
    assertThat(count("air_quality_reading")).isEqualTo(expected(Expected::airQuality));
    assertThat(count("position_fix")).isEqualTo(expected(Expected::positions));
    assertThat(query("select coalesce(sum(packets), 0) from traffic"))
        .as("counted packets")
        .isEqualTo(expected(Expected::packets));
    try (Connection database = connect()) {
      Rollups.assertEqualRecomputation(database);
    }
  }

  /** Waits until more packets are stored than a number. */
  public void awaitPackets(long more) {
    patience().pollInterval(20, MILLISECONDS).until(() -> count("packet") > more);
  }

  /**
   * Returns how patient to be: a recovery takes seconds, on a busy machine many.
   *
   * <p>Failures of other threads do not count. The hub is another process; in this one only Paho's
   * receiver can fail, when its client is closed while a broker that was killed comes back. A
   * publisher reports what it could not send, and the rows are compared in any case.
   */
  public static ConditionFactory patience() {
    return await().dontCatchUncaughtExceptions().atMost(120, SECONDS).pollDelay(0, MILLISECONDS);
  }

  /** Returns the rows of a table, 0 while the database is away. */
  public long count(String table) {
    try {
      return query("select count(*) from " + table);
    } catch (SQLException e) {
      return 0;
    }
  }

  /** Answers one number. */
  public long query(String sql) throws SQLException {
    try (Connection database = connect();
        var statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Opens a connection as the database's owner. */
  public Connection connect() throws SQLException {
    return postgres.connect();
  }

  /** Reads a sample of the hub's metrics; 0 when there is none. */
  public static double metric(HubProcess hub, String name) {
    try {
      URI uri = URI.create(hub.managementUrl() + "/actuator/prometheus");
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .findFirst()
          .orElse(0);
    } catch (IOException | InterruptedException e) {
      return 0;
    }
  }

  /** Returns what opens connections as the database's owner. */
  public DataSource dataSource() {
    return new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password());
  }

  /** Returns the folder of the database, by which its process is found. */
  Path postgresFolder() {
    return folder.resolve("postgres");
  }

  /** SIGKILL for the database. */
  public void killPostgres() {
    postgres.kill();
  }

  /** Starts a database that was killed over its files. */
  public void restartPostgres() {
    postgres = PostgresServer.start(postgresFolder(), postgres.port());
  }

  void killAndRestartPostgres() {
    killPostgres();
    restartPostgres();
  }

  void killRedis() {
    redis.kill();
  }

  void restartRedis() {
    redis = RedisServer.start(folder.resolve("redis"), redis.port());
  }

  private long expected(ToLongFunction<Expected> part) {
    return loads.stream().map(PacketLoad::expected).mapToLong(part).sum();
  }

  @Override
  public void close() {
    hubs.forEach(HubProcess::close);
    redis.close();
    postgres.close();
  }
}
