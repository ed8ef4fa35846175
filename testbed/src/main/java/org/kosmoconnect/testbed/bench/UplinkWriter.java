package org.kosmoconnect.testbed.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.kosmoconnect.ingest.Heard;
import org.kosmoconnect.ingest.UplinkBatch;
import org.kosmoconnect.ingest.UplinkRows;

/** Stores batches with the hub's statements over plain JDBC; used by one thread. */
final class UplinkWriter implements AutoCloseable {

  private static final String DEADLOCK = "40P01";

  private final Connection connection;
  private final StoreStatements statements;
  private final UplinkRows rows;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  UplinkWriter(
      String url, String user, String password, StoreStatements statements, UplinkRows rows)
      throws SQLException {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    properties.put("prepareThreshold", "1");
    this.connection = DriverManager.getConnection(url, properties);
    this.connection.setAutoCommit(false);
    this.statements = statements;
    this.rows = rows;
  }

  /** Stores one batch in one transaction, again if it was the victim of a deadlock. */
  void store(List<Heard> heard) throws SQLException {
    for (boolean stored = false; !stored; ) {
      try {
        write(rows.arrange(heard));
        connection.commit();
        stored = true;
      } catch (SQLException e) {
        connection.rollback();
        if (!DEADLOCK.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  private void write(UplinkBatch batch) throws SQLException {
    List<Map<String, Object>> news = new ArrayList<>();
    try (ResultSet result = bind("store-packets", batch.packets()).executeQuery()) {
      while (result.next()) {
        news.add(Map.of("ord", result.getInt(1)));
      }
    }
    for (Map<String, Object> table : rows.tables(batch, news)) {
      bind((String) table.get("statement"), table).execute();
    }
  }

  private PreparedStatement bind(String name, Map<String, Object> values) throws SQLException {
    StoreStatements.Positional positional = statements.byName().get(name);
    PreparedStatement statement = prepared.get(name);
    if (statement == null) {
      statement = connection.prepareStatement(positional.sql());
      prepared.put(name, statement);
    }
    int index = 1;
    for (String parameter : positional.parameters()) {
      statement.setObject(index++, values.get(parameter));
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
