package org.kosmoconnect.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kosmoconnect.model.CommitMark;
import org.kosmoconnect.model.SequenceRange;

/** Reads the rows of {@code find-commit-marks.sql}. */
public final class CommitMarks {

  /**
   * Reads one row.
   *
   * @param row bridge, spool, up_to, and missing as {@code 5-9,12-12}
   */
  public CommitMark read(Map<String, Object> row) {
    return new CommitMark(
        text(row, "bridge"),
        text(row, "spool"),
        number(row, "up_to"),
        ranges(text(row, "missing")));
  }

  /**
   * Arranges what was published as the parameters of {@code note-commit-marks.sql}.
   *
   * @param rows all that were due
   */
  public Map<String, Object> arrange(List<Map<String, Object>> rows) {
    Columns columns =
        new Columns()
            .with("bridge", Columns.Type.TEXT)
            .with("spool", Columns.Type.TEXT)
            .with("version", Columns.Type.LONG);
    rows.forEach(
        row -> columns.add(text(row, "bridge"), text(row, "spool"), number(row, "version")));
    return columns.toMap();
  }

  private static String text(Map<String, Object> row, String column) {
    return (String) Objects.requireNonNull(row.get(column), column);
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column), column)).longValue();
  }

  private static List<SequenceRange> ranges(String text) {
    List<SequenceRange> ranges = new ArrayList<>();
    Arrays.stream(text.split(","))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("-"))
        .forEach(
            ends ->
                ranges.add(new SequenceRange(Long.parseLong(ends[0]), Long.parseLong(ends[1]))));
    return ranges;
  }
}
