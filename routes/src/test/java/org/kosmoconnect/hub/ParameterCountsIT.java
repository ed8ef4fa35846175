package org.kosmoconnect.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** What the server keeps of a statement that is executed as Camel's SQL component does it. */
@HubTest
class ParameterCountsIT {

  private static final String STATEMENT =
      "select count(*) from node where long_name = cast(? as text) and num > cast(? as bigint)";

  @Autowired
  @Qualifier("readerDataSource")
  private DataSource readers;

  @Autowired private DataSource writers;

  @Test
  void aStatementOfTheApiIsPlannedOnceAConnection() throws Exception {
    try (Connection connection = readers.getConnection()) {
      for (int i = 0; i < 4; i++) {
        execute(connection, "Node " + i);
      }
      assertThat(prepared(connection))
          .isEqualTo("1 prepared, executed 4 times, planned 0 times for its values");
    }
  }

  @Test
  void aStatementOfAPipelineIsPreparedOnceAConnection() throws Exception {
    try (Connection connection = writers.getConnection()) {
      for (int i = 0; i < 8; i++) {
        execute(connection, "Node " + i);
      }
      assertThat(prepared(connection)).startsWith("1 prepared, executed 8 times");
    }
  }

  @Test
  void aDescriptionStillTellsTypes() throws Exception {
    try (Connection connection = readers.getConnection()) {
      for (int i = 0; i < 2; i++) {
        try (PreparedStatement statement = connection.prepareStatement(STATEMENT)) {
          assertThat(statement.getParameterMetaData().getParameterTypeName(2)).isEqualTo("int8");
        }
      }
    }
  }

  @Test
  void aFaultOfTheServerComesThroughAsWhatItIs() throws Exception {
    try (Connection connection = writers.getConnection();
        PreparedStatement statement = connection.prepareStatement("select 1 / cast(? as int)")) {
      statement.setInt(1, 0);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(statement::executeQuery)
          .withMessageContaining("division by zero");
    }
  }

  private static void execute(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATEMENT)) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      statement.setString(1, name);
      statement.setLong(2, 5);
      statement.executeQuery().close();
    }
  }

  private static String prepared(Connection connection) throws SQLException {
    String sql =
        """
        select count(*) || ' prepared, executed ' || sum(generic_plans + custom_plans) || ' times, planned '
          || sum(custom_plans) || ' times for its values'
        from pg_prepared_statements where statement like 'select count(*) from node where%'
        """;
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
