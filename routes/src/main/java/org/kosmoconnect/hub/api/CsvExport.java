package org.kosmoconnect.hub.api;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Puts an export together: its header row and the rows behind it, and the name of the file. */
public final class CsvExport {

  /**
   * Begins the file; rows are read while it is written.
   *
   * @param header the header row
   * @param rows from a cursor, each with its text under {@code line}
   */
  public InputStream open(
      @Variable("header") String header, @Body Iterator<Map<String, Object>> rows) {
    return new LineStream(header, rows);
  }

  /**
   * Returns a file name without anything that a file system minds: {@code
   * a1b2c3d4_PT1H_2026-11-01_2026-11-24.csv}.
   */
  public String fileName(String node, ReadingRange range) {
    return "%s_%s_%s_%s.csv"
        .formatted(
            node.substring(1),
            range.bucket(),
            range.from().substring(0, 10),
            range.to().substring(0, 10));
  }
}
