package org.kosmoconnect.testbed.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.airtime.MeshTime;
import org.kosmoconnect.testbed.server.FreePort;
import org.kosmoconnect.testbed.server.MosquittoBroker;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;

/** The servers of a trial, and what hub and bridges have to know of them. */
final class TrialServers implements AutoCloseable {

  private final double haste;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final MosquittoBroker broker;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> managementPorts = new ArrayList<>();

  TrialServers(Path folder, int hubs, double haste) {
    this.haste = haste;
    for (int i = 0; i < hubs; i++) {
      ports.add(FreePort.find());
      managementPorts.add(FreePort.find());
    }
    postgres = PostgresServer.start(folder.resolve("postgres"), 0);
    redis = RedisServer.start(folder.resolve("redis"), 0);
    broker = MosquittoBroker.start(folder.resolve("mosquitto"), 0);
  }

  PostgresServer postgres() {
    return postgres;
  }

  RedisServer redis() {
    return redis;
  }

  String brokerUrl() {
    return broker.url();
  }

  String hubUrl(int hub) {
    return "http://127.0.0.1:" + ports.get(hub);
  }

  /** Returns the variables of a hub. */
  Map<String, String> hub(int hub) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KOSMO_INSTANCE", "trial-" + hub);
    environment.put("KOSMO_PORT", String.valueOf(ports.get(hub)));
    environment.put("KOSMO_MANAGEMENT_PORT", String.valueOf(managementPorts.get(hub)));
    environment.put("KOSMO_MQTT_URL", broker.url());
    environment.put("KOSMO_DB_URL", postgres.url());
    environment.put("KOSMO_DB_USER", postgres.user());
    environment.put("KOSMO_DB_PASSWORD", postgres.password());
    environment.put("KOSMO_REDIS_URL", redis.url());
    environment.put("KOSMO_ADMIN_PASSWORD", "a trial of the gateway");
    environment.put("KOSMO_GATEWAY_UNCLAIMED_NODES", "public");
    environment.put("KOSMO_GATEWAY_SHARE", "100");
    environment.put("JAVA_TOOL_OPTIONS", hurry());
    return environment;
  }

  /** Returns further variables of a bridge. */
  Map<String, String> bridge() {
    return Map.of(
        "KOSMO_BRIDGE_CLOCK", "synced",
        "KOSMO_BRIDGE_AIRTIME_SHARE", "100",
        "JAVA_TOOL_OPTIONS", hurry());
  }

  private String hurry() {
    return "-D" + MeshTime.HASTE_PROPERTY + "=" + haste;
  }

  @Override
  public void close() {
    broker.close();
    redis.close();
    postgres.close();
  }
}
