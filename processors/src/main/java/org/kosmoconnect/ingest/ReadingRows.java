package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.DOUBLE;
import static org.kosmoconnect.ingest.Columns.Type.INTEGER;
import static org.kosmoconnect.ingest.Columns.Type.LONG;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.model.Telemetry;

/** Rows of {@code <kind>_reading}. */
final class ReadingRows {

  /**
   * One reading, one row: same node, same instant, and the same packet where the device told no
   * time.
   */
  private record Key(long node, long time, long source) {}

  private ReadingRows() {}

  static Columns readings(ReadingKind kind, List<Heard> news, PacketClock clock) {
    List<Metric> metrics = kind.metrics();
    Columns columns = columns(metrics);
    Map<Key, @Nullable Object[]> rows = new LinkedHashMap<>();
    for (int ord = 0; ord < news.size(); ord++) {
      if (news.get(ord).packet().content() instanceof Telemetry telemetry
          && telemetry.reading().kind() == kind
          && !telemetry.reading().isEmpty()) {
        Heard heard = news.get(ord);
        MeasuredAt at = MeasuredAt.of(heard, telemetry.reading().time(), clock);
        Key key = new Key(heard.packet().from().num(), at.millis(), at.source());
        rows.putIfAbsent(key, row(ord, key, at, heard, telemetry.reading(), metrics));
      }
    }
    rows.values().forEach(columns::add);
    return columns;
  }

  private static Columns columns(List<Metric> metrics) {
    Columns columns =
        new Columns()
            .with("ord", INTEGER)
            .with("node", LONG)
            .with("time", LONG)
            .with("source", LONG)
            .with("time_quality", INTEGER)
            .with("flags", INTEGER)
            .with("received_at", LONG);
    metrics.forEach(metric -> columns.with(metric.column(), DOUBLE));
    return columns;
  }

  private static @Nullable Object[] row(
      int ord, Key key, MeasuredAt at, Heard heard, Reading reading, List<Metric> metrics) {
    @Nullable Object[] row = new Object[7 + metrics.size()];
    row[0] = ord;
    row[1] = key.node();
    row[2] = key.time();
    row[3] = key.source();
    row[4] = at.quality().ordinal();
    row[5] = RangeCheck.flags(reading, at);
    row[6] = heard.receivedAt();
    for (int i = 0; i < metrics.size(); i++) {
      double value = reading.value(metrics.get(i));
      row[7 + i] = Double.isNaN(value) ? null : value;
    }
    return row;
  }
}
