package org.kosmoconnect.bridge.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file that keeps packets until the hub has them. One that cannot be read is moved aside and a
 * new one begun, so that a bad disk costs what lies on it and nothing more.
 */
public final class Spool extends AbstractDataSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String SCHEMA = "sql/schema/spool.sql";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Above it a look at every page takes too long on a small machine. */
  private static final long EXAMINED = 64 << 20;

  private static final long WAL_LIMIT = 4 << 20;

  private final Path file;
  private HikariDataSource source;
  private String id;
  private @Nullable String former;

  /**
   * Opens the spool.
   *
   * @throws SQLException when there can be none: no folder, no space, no permission
   */
  public Spool(Path file) throws SQLException {
    this.file = file;
    HikariDataSource opened = null;
    try {
      opened = SqliteFile.open(file, SynchronousMode.NORMAL, SCHEMA);
      examine(opened);
    } catch (SQLException e) {
      if (!isCorrupt(e)) {
        throw e;
      }
      if (opened != null) {
        opened.close();
      }
      moveAside(e);
      opened = SqliteFile.open(file, SynchronousMode.NORMAL, SCHEMA);
    }
    source = opened;
    id = identity(opened);
  }

  /**
   * Tells whether a failure means that the file cannot be read, as opposed to being busy or full.
   */
  public static boolean isCorrupt(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException e) {
        int primary = e.getResultCode().code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
            || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
      }
    }
    return false;
  }

  /** Begins a new file when the failure means that this one cannot be read. */
  public void replaceIfCorrupt(Throwable failure) throws SQLException {
    if (isCorrupt(failure)) {
      replace(failure);
    }
  }

  private synchronized void replace(Throwable failure) throws SQLException {
    // Another thread may have done it since.
    try {
      examine(source);
      identity(source);
      return;
    } catch (SQLException e) {
      // Still unreadable.
    }
    source.close();
    moveAside(failure);
    source = SqliteFile.open(file, SynchronousMode.NORMAL, SCHEMA);
    id = identity(source);
  }

  /** Names the life of the file; a new one begins to count anew. */
  public synchronized String id() {
    return id;
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** Returns where the file is that had to be moved aside, or null. */
  public synchronized @Nullable String former() {
    return former;
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    return source.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  /**
   * Brings to the disk what was committed so far. SQLite itself would do it only now and then; the
   * log it writes to may be opened by others without harm to its locks.
   */
  public void synchronise() throws SQLException {
    Path log = Path.of(file + "-wal");
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.force(false);
      if (channel.size() < WAL_LIMIT) {
        return;
      }
    } catch (IOException e) {
      throw new SQLException("The spool is not on the disk: " + e.getMessage(), e);
    }
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(truncate)");
    }
  }

  @Override
  public synchronized void close() {
    source.close();
  }

  private void examine(HikariDataSource opened) throws SQLException {
    if (size(file) > EXAMINED) {
      return;
    }
    try (Connection connection = opened.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma quick_check(1)")) {
      if (!result.next() || !"ok".equals(result.getString(1))) {
        throw new SQLiteException("quick check failed", SQLiteErrorCode.SQLITE_CORRUPT);
      }
    }
  }

  private static String identity(HikariDataSource opened) throws SQLException {
    try (Connection connection = opened.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select id from spool")) {
      if (!result.next()) {
        throw new SQLiteException("the spool has no name", SQLiteErrorCode.SQLITE_CORRUPT);
      }
      return result.getString(1);
    }
  }

  private void moveAside(Throwable reason) {
    String aside = file + ".corrupt-" + STAMP.format(Instant.now());
    LOG.error(
        "{} cannot be read ({}); moved to {}, a new one begins", file, reason.getMessage(), aside);
    try {
      for (String part : new String[] {"", "-wal", "-shm"}) {
        Path from = Path.of(file + part);
        if (Files.exists(from)) {
          Files.move(from, Path.of(aside + part));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    former = aside;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
