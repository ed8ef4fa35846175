package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares rollups with a recomputation from the raw readings. */
public final class Rollups {

  private Rollups() {}

  public static void assertEqualRecomputation(Connection connection) throws SQLException {
    assertThat(differences(connection, "hourly", "hour")).as("hourly rollups").isEmpty();
    assertThat(differences(connection, "daily", "day")).as("daily rollups").isEmpty();
  }

  private static List<String> differences(Connection connection, String table, String unit)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query().formatted(table, unit))) {
      while (result.next()) {
        rows.add(
            "%s %s %s: expected n %s mean %s, found n %s mean %s"
                .formatted(
                    result.getString("node"),
                    result.getString("bucket"),
                    result.getString("metric"),
                    result.getString("expected_n"),
                    result.getString("expected_mean"),
                    result.getString("found_n"),
                    result.getString("found_mean")));
      }
    }
    return rows;
  }

  private static String query() {
    try (var in = Rollups.class.getResourceAsStream("/sql/find-rollup-differences.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
