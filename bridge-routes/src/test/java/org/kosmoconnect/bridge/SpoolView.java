package org.kosmoconnect.bridge;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** Looks into a spool from outside. */
record SpoolView(Path file) {

  /** Returns packet ids by sequence number. */
  Map<Long, Integer> packets() throws SQLException {
    Map<Long, Integer> found = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select seq, payload from packet")) {
      while (rows.next()) {
        found.put(rows.getLong(1), ServiceEnvelope.parseFrom(rows.getBytes(2)).getPacket().getId());
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  /** Returns the one number that a query finds. */
  long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Does something to the file between a change and its commit: others then read it anew. */
  void whileChanging(Callable<?> action) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update spool set born = born + 1");
      action.call();
      connection.commit();
    }
  }

  void change(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }
}
