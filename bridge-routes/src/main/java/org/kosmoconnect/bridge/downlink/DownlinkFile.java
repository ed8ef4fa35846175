package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.bridge.store.SqliteFile;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The file of the downlink. Each commit is on the disk before it returns. */
public final class DownlinkFile {

  private static final Logger LOG = LoggerFactory.getLogger(DownlinkFile.class);
  private static final String SCHEMA = "sql/schema/downlink.sql";

  private DownlinkFile() {}

  /** Returns where it lies: beside the spool. */
  public static Path beside(Path spool) {
    String name = spool.getFileName().toString().replaceFirst("\\.db$", "");
    return spool.resolveSibling(name + "-downlink.db");
  }

  /**
   * Opens the file. One that cannot be read is moved aside and a new one begun: what the hub still
   * asks about is then answered as unknown, and never transmitted.
   *
   * @throws SQLException when there can be none: no folder, no space, no permission
   */
  public static HikariDataSource open(Path file) throws SQLException {
    try {
      return SqliteFile.open(file, SynchronousMode.FULL, SCHEMA);
    } catch (SQLException e) {
      if (!Spool.isCorrupt(e)) {
        throw e;
      }
      String aside = file + ".corrupt-" + Instant.now().getEpochSecond();
      LOG.error("{} cannot be read ({}); moved to {}", file, e.getMessage(), aside);
      try {
        for (String part : new String[] {"", "-wal", "-shm"}) {
          if (Files.exists(Path.of(file + part))) {
            Files.move(Path.of(file + part), Path.of(aside + part));
          }
        }
      } catch (IOException failure) {
        throw new SQLException("cannot move " + file + ": " + failure.getMessage(), failure);
      }
      return SqliteFile.open(file, SynchronousMode.FULL, SCHEMA);
    }
  }

  /** Returns the event of a row with its number and the file's name, encoded for the hub. */
  public static byte[] event(Map<String, Object> row) {
    try {
      return DownlinkEvent.parseFrom((byte[]) row.get("body")).toBuilder()
          .setSeq(((Number) row.get("seq")).longValue())
          .setSpool((String) row.get("spool"))
          .build()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a row of the downlink file is damaged", e);
    }
  }
}
