package org.kosmoconnect.testbed.gateway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows. */
final class Rows {

  private Rows() {}

  /** Takes one row. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  static void each(Connection database, String sql, Reader reader) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  static long number(Connection database, String sql) throws SQLException {
    long[] number = new long[1];
    each(database, sql, row -> number[0] = row.getLong(1));
    return number[0];
  }
}
