package org.kosmoconnect.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path folder;

  @Test
  void committed_rows_survive_a_kill_and_a_restart() throws SQLException {
    try (var first = PostgresServer.start(folder, 0)) {
      execute(first, "create table kept (n int)", "insert into kept values (42)");
      first.kill();
    }
    try (var second = PostgresServer.start(folder, 0)) {
      assertThat(query(second, "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_backend_that_never_rests_dies_with_its_server() throws Exception {
    try (var first = PostgresServer.start(folder, 0);
        var connection = first.connect();
        var statement = connection.createStatement()) {
      var busy =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return statement.execute("do 'begin loop null; end loop; end'");
                } catch (SQLException e) {
                  return e;
                }
              });
      while (!query(first, "select count(*) from pg_stat_activity where query like 'do %'")
          .equals("1")) {
        Thread.onSpinWait();
      }
      first.kill();
      assertThat(busy.get(10, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
    }
    try (var second = PostgresServer.start(folder, 0)) {
      assertThat(query(second, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void commits_wait_for_the_disk() throws SQLException {
    try (var server = PostgresServer.start(folder, 0)) {
      assertThat(query(server, "show fsync")).isEqualTo("on");
      assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(query(server, "show shared_buffers")).isEqualTo("256MB");
      assertThat(query(server, "show jit")).isEqualTo("off");
    }
  }

  @Test
  void a_server_left_by_a_former_run_gives_way_to_the_next() throws SQLException {
    try (var orphan = PostgresServer.start(folder, 0)) {
      execute(orphan, "create table kept (n int)", "insert into kept values (7)");
      try (var next = PostgresServer.start(folder, 0)) {
        assertThat(orphan.isAlive()).isFalse();
        assertThat(query(next, "select n from kept")).isEqualTo("7");
      }
    }
  }

  private static void execute(PostgresServer server, String... statements) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String query(PostgresServer server, String sql) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
