package org.kosmoconnect.hub.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.hub.HubProperties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What ingesters notify through the database while Redis is away ({@code LISTEN kosmo_live}). A
 * route asks for it; this has no thread of its own, and a connection of its own, for a pool lends
 * none for ever. A pooler in front of the database must keep sessions.
 */
public final class DatabaseChannel implements AutoCloseable {

  /** So often a connection that says nothing is asked whether it still lives. */
  private static final long DOUBT_NANOS = Duration.ofSeconds(10).toNanos();

  private static final int VALID_SECONDS = 2;

  private final HubProperties.Db db;
  private @Nullable Connection connection;
  private long doubtAt;

  DatabaseChannel(HubProperties.Db db) {
    this.db = db;
  }

  /**
   * Returns what was notified since the last call, in order, without waiting for more. The first
   * call, and the first after a failure, connects.
   *
   * @return JSON arrays of events, as {@link LiveFeed#publish} takes them
   * @throws SQLException when the database cannot be reached; not again for ten seconds
   */
  public synchronized List<String> receive() throws SQLException {
    if (connection == null) {
      if (System.nanoTime() - doubtAt < 0) {
        return List.of();
      }
      doubtAt = System.nanoTime() + DOUBT_NANOS;
      connection = listen();
    }
    try {
      return notifications(connection);
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private List<String> notifications(Connection listening) throws SQLException {
    List<String> events = new ArrayList<>();
    for (PGNotification one : listening.unwrap(PGConnection.class).getNotifications()) {
      events.add(one.getParameter());
    }
    if (!events.isEmpty()) {
      doubtAt = System.nanoTime() + DOUBT_NANOS;
    } else if (System.nanoTime() - doubtAt >= 0) {
      doubtAt = System.nanoTime() + DOUBT_NANOS;
      if (!listening.isValid(VALID_SECONDS)) {
        throw new SQLException("The connection that listens for live events was lost", "08006");
      }
    }
    return events;
  }

  private Connection listen() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", db.user());
    properties.setProperty("password", db.password());
    properties.setProperty("ApplicationName", "kosmo-hub-live");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "5");
    Connection fresh = DriverManager.getConnection(db.url(), properties);
    try (var statement = fresh.createStatement()) {
      statement.execute("listen kosmo_live");
      return fresh;
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
  }

  /** Ends the connection; the next call of {@link #receive} makes another. */
  @Override
  public synchronized void close() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
