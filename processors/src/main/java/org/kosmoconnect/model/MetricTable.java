package org.kosmoconnect.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of metrics, {@code metrics.tsv}: one row a metric, for people to read and for other
 * programs too.
 */
final class MetricTable {

  /** One row. */
  record Row(
      String metric,
      ReadingKind kind,
      String column,
      String apiName,
      String unit,
      double min,
      double max,
      String label) {

    private static Row parse(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(
          cells[0],
          ReadingKind.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT)),
          cells[2],
          cells[3],
          cells[4],
          Double.parseDouble(cells[5]),
          Double.parseDouble(cells[6]),
          cells[7]);
    }
  }

  static final Map<String, Row> ROWS = load();

  private MetricTable() {}

  /** Returns the row of a metric, which the table must have. */
  static Row row(String metric) {
    return Objects.requireNonNull(ROWS.get(metric), metric);
  }

  private static Map<String, Row> load() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                MetricTable.class.getResourceAsStream("metrics.tsv"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(Row::parse)
          .collect(Collectors.toMap(Row::metric, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
