package org.kosmoconnect.testbed.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL on loopback that keeps what it has committed: fsync and synchronous_commit are
 * on.
 */
public final class PostgresServer extends ServerProcess {

  /** The database, and the name of its owner. */
  public static final String NAME = "kosmo";

  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "shared_buffers=256MB",
          "max_wal_size=2GB",
          "jit=off",
          "random_page_cost=1.1",
          "max_connections=100",
          "timezone=UTC",
          "log_timezone=UTC");

  private final int port;
  private final String password;

  private PostgresServer(ChildProcess child, int port, String password) {
    super(child);
    this.port = port;
    this.password = password;
  }

  /**
   * Starts PostgreSQL over the data in a folder; an empty one gets a new cluster with the database
   * {@value #NAME}.
   *
   * @param port 0 for a free one
   */
  public static PostgresServer start(Path dataDir, int port) {
    Path data = dataDir.toAbsolutePath();
    var cluster = new PostgresCluster(Binaries.postgres(), data.resolve("cluster"));
    new PidFile(data.resolve("postgres.pid")).stopOrphan(data.toString(), DeathSignal.INT);
    String password = cluster.initialise();
    int listen = FreePort.orElse(port);
    var child =
        ChildProcess.start(
            new ChildProcess.Plan(
                "postgres",
                data,
                command(cluster, listen),
                Map.of(),
                data.toString(),
                DeathSignal.INT,
                Duration.ofSeconds(20)));
    var server = new PostgresServer(child, listen, password);
    Waiting.until(server::accepts, child, Duration.ofSeconds(60));
    server.prepare();
    return server;
  }

  private static List<String> command(PostgresCluster cluster, int port) {
    var words =
        new ArrayList<>(List.of(cluster.program("postgres"), "-D", cluster.data().toString()));
    words.addAll(List.of("-p", Integer.toString(port)));
    for (String setting : SETTINGS) {
      words.addAll(List.of("-c", setting));
    }
    return cluster.asUnprivileged(DeathSignal.INT.tie(words));
  }

  public int port() {
    return port;
  }

  /** Returns a JDBC URL without credentials. */
  public String url() {
    return url(NAME);
  }

  public String user() {
    return NAME;
  }

  public String password() {
    return password;
  }

  /** Opens a connection to the database as its owner. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), NAME, password);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private boolean accepts() {
    try (var connection = DriverManager.getConnection(url("postgres"), NAME, password)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private void prepare() {
    try (var connection = DriverManager.getConnection(url("postgres"), NAME, password);
        var statement = connection.createStatement()) {
      var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
      if (!found.next()) {
        statement.execute("create database " + NAME);
      }
      for (String durable : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        var shown = statement.executeQuery("show " + durable);
        if (!shown.next() || !shown.getString(1).equals("on")) {
          throw new ServerException("PostgreSQL runs without " + durable + "; see " + log());
        }
      }
    } catch (SQLException e) {
      close();
      throw new ServerException("PostgreSQL could not be prepared: " + e.getMessage(), e);
    }
  }
}
