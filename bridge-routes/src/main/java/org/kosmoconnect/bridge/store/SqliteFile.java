package org.kosmoconnect.bridge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * Opens an SQLite file as a data source of one connection: whoever has it has the file for himself,
 * so that what a statement did is committed when the connection is given back.
 */
public final class SqliteFile {

  private static final int BUSY_MILLIS = 5_000;
  private static final int CACHE_KB = 4_000;

  private SqliteFile() {}

  /**
   * Opens a file, which is made when it does not exist.
   *
   * @param file where it is to be
   * @param synchronous FULL: each commit is on the disk; NORMAL: it survives the end of this
   *     process, but of a power cut only after the next synchronisation
   * @param schema resource with statements, separated by semicolons at the ends of lines, that may
   *     run again
   * @throws SQLException when it cannot be opened, or is no database
   */
  public static HikariDataSource open(Path file, SynchronousMode synchronous, String schema)
      throws SQLException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new SQLException("no folder for " + file + ": " + e.getMessage(), e);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KB);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    // Hikari would hide a file that is no database behind a timeout.
    try (Connection connection = source.getConnection()) {
      prepare(connection, schema);
    }
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setPoolName(file.getFileName().toString());
    pool.setMaximumPoolSize(1);
    pool.setMaxLifetime(0);
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  private static void prepare(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : resource(schema).split(";\\s*(\n|$)")) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }

  private static String resource(String name) {
    try (InputStream in = SqliteFile.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
