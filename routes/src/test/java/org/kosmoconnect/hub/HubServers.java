package org.kosmoconnect.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.kosmoconnect.testbed.server.ArtemisBroker;
import org.kosmoconnect.testbed.server.PostgresServer;
import org.kosmoconnect.testbed.server.RedisServer;

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
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    BROKER.close();
                    REDIS.close();
                    POSTGRES.close();
                  }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HubServers() {}

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
