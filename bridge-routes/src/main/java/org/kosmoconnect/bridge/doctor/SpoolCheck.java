package org.kosmoconnect.bridge.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kosmoconnect.bridge.store.Spool;
import org.sqlite.SQLiteConfig;

/** How much waits for the hub. The file is only read. */
final class SpoolCheck {

  /** More than a hub leaves waiting that is there: some minutes of a busy mesh. */
  private static final long MANY = 1_000;

  private static final int BUSY_MILLIS = 2_000;

  private SpoolCheck() {}

  static Finding look(Path file) {
    if (!Files.exists(file)) {
      return Finding.ok("spool", "none yet; it begins with the first start");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*), coalesce(min(at), 0), (select lost from spool) from packet")) {
      row.next();
      return judge(row.getLong(1), row.getLong(2), row.getLong(3));
    } catch (SQLException e) {
      return Spool.isCorrupt(e)
          ? Finding.hint(
              "spool",
              file + " cannot be read: " + e.getMessage(),
              "the disk has lost data",
              "nothing: the next start moves it aside and begins a new one; think of a new card")
          : Finding.fault(
              "spool",
              file + ": " + e.getMessage(),
              "another user's file",
              "run the doctor as the user of the service: sudo kosmo-bridge doctor");
    }
  }

  private static Finding judge(long waiting, long oldest, long lost) {
    String seen =
        waiting == 0
            ? "empty: the hub has everything"
            : "%d packets wait for the hub, the oldest of %s"
                .formatted(waiting, Instant.ofEpochMilli(oldest).truncatedTo(ChronoUnit.SECONDS));
    if (lost > 0) {
      seen += "; %d were given up when it was full".formatted(lost);
    }
    return waiting < MANY
        ? Finding.ok("spool", seen)
        : Finding.hint(
            "spool",
            seen,
            "the broker or the hub is or was away",
            "nothing, when the broker below is well: they go once the hub confirms; else mend that");
  }
}
