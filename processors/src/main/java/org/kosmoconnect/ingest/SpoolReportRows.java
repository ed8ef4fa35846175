package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kosmoconnect.model.BridgeStatus;

/** What bridges report of their spools, as the parameters of three statements. */
final class SpoolReportRows {

  /** One life of one bridge's spool file. */
  private record SpoolKey(String bridge, String spool) {}

  private SpoolReportRows() {}

  static <T> Map<String, Object> of(List<BridgeReport<T>> reports) {
    Map<SpoolKey, BridgeStatus.Spool> newest = new LinkedHashMap<>();
    Columns drops =
        new Columns()
            .with("drop_bridge", TEXT)
            .with("drop_spool", TEXT)
            .with("drop_first", LONG)
            .with("drop_last", LONG)
            .with("drop_reason", TEXT);
    for (BridgeReport<T> report : reports) {
      BridgeStatus.Spool spool = report.spool();
      if (spool == null) {
        continue;
      }
      newest.put(new SpoolKey(report.bridge(), spool.name()), spool);
      for (BridgeStatus.Dropped dropped : spool.dropped()) {
        drops.add(
            report.bridge(),
            spool.name(),
            dropped.range().first(),
            dropped.range().last(),
            dropped.reason().name().toLowerCase(Locale.ROOT));
      }
    }
    Columns spools =
        new Columns()
            .with("spool_bridge", TEXT)
            .with("spool", TEXT)
            .with("floor", LONG)
            .with("next", LONG)
            .with("depth", LONG)
            .with("bytes", LONG);
    newest.forEach(
        (key, spool) ->
            spools.add(
                key.bridge(),
                key.spool(),
                spool.floor(),
                spool.next(),
                spool.depth(),
                spool.bytes()));
    Map<String, Object> parameters = spools.toMap();
    parameters.putAll(drops.toMap());
    return parameters;
  }
}
