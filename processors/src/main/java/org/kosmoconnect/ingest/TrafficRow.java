package org.kosmoconnect.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kosmoconnect.model.Malformed;
import org.kosmoconnect.model.Opaque;

/** The counters of one batch, as parameters of {@code count-traffic.sql}. */
final class TrafficRow {

  private TrafficRow() {}

  static Map<String, Object> of(UplinkBatch batch, String instance) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("instance", instance);
    row.put("copies", batch.kept().size());
    row.put("packets", batch.news().size());
    row.put("withheld", batch.heard().size() - batch.kept().size());
    row.put("unread", count(batch, one -> !one.packet().readable()));
    row.put("unknown_port", count(batch, one -> one.packet().content() instanceof Opaque));
    row.put("malformed", count(batch, one -> one.packet().content() instanceof Malformed));
    return row;
  }

  private static int count(UplinkBatch batch, java.util.function.Predicate<Heard> which) {
    return (int) batch.kept().stream().filter(which).count();
  }
}
