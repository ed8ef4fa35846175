package org.kosmoconnect.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.OpenServers;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Real servers, started once for all tests of a JVM. Each test context has a database of its own.
 */
final class HubServers {

  static final PostgresServer POSTGRES;
  static final RedisServer REDIS;
  static final ArtemisBroker BROKER;

  static {
    try {
      Path root = Files.createTempDirectory("kosmo-hub-test");
      POSTGRES = PostgresServer.start(root.resolve("postgres"), 0);
      REDIS = RedisServer.start(root.resolve("redis"), 0);
      BROKER = ArtemisBroker.start(root.resolve("artemis"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hubs that run in this JVM. */
  private static final Set<ConfigurableApplicationContext> HUBS =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private static final AutoCloseable ALL_HUBS = HubServers::closeHubs;

  private HubServers() {}

  /**
   * Has a hub closed at the end of the JVM, before any server that was started until now: a hub
   * whose database is gone waits for it longer than the JVM may take to end.
   */
  static synchronized void closeFirst(ConfigurableApplicationContext hub) {
    HUBS.add(hub);
    OpenServers.remove(ALL_HUBS);
    OpenServers.add(ALL_HUBS);
  }

  private static void closeHubs() {
    List<Thread> closing = List.copyOf(HUBS).stream().map(hub -> new Thread(hub::close)).toList();
    closing.forEach(Thread::start);
    try {
      for (Thread hub : closing) {
        hub.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Creates an empty database and returns its JDBC URL. */
  static String newDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = POSTGRES.connect()) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return POSTGRES.url().replaceFirst("/" + PostgresServer.NAME + "(\\?|$)", "/" + name + "$1");
  }
}
