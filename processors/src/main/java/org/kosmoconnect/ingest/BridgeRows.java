package org.kosmoconnect.ingest;

import static org.kosmoconnect.ingest.Columns.Type.BOOLEAN;
import static org.kosmoconnect.ingest.Columns.Type.BYTES;
import static org.kosmoconnect.ingest.Columns.Type.DOUBLE;
import static org.kosmoconnect.ingest.Columns.Type.INTEGER;
import static org.kosmoconnect.ingest.Columns.Type.LONG;
import static org.kosmoconnect.ingest.Columns.Type.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.BridgeDiagnostics;
import org.kosmoconnect.model.BridgeStatus;

/** Rows of {@code bridge_status} and {@code bridge_diagnostics}. */
final class BridgeRows {

  /** Parts channel names in one text; no name holds it, for control characters are made visible. */
  private static final String SEPARATOR = "\u001f";

  private static final int RADIO_COLUMNS = 12;
  private static final int CLOCK_COLUMNS = 3;

  private BridgeRows() {}

  static Columns status(List<BridgeReport<BridgeStatus>> reports) {
    Columns columns =
        new Columns()
            .with("bridge", TEXT)
            .with("received_at", LONG)
            .with("online", BOOLEAN)
            .with("software", TEXT)
            .with("connected", BOOLEAN)
            .with("node", LONG)
            .with("firmware", TEXT)
            .with("hardware", INTEGER)
            .with("region", INTEGER)
            .with("preset", INTEGER)
            .with("hop_limit", INTEGER)
            .with("channel_utilization", DOUBLE)
            .with("air_util_tx", DOUBLE)
            .with("public_key", BYTES)
            .with("channels", TEXT)
            .with("serves", TEXT)
            .with("current_spool", TEXT)
            .with("clock_synced", BOOLEAN)
            .with("clock_offset_ms", LONG)
            .with("boot", TEXT);
    reports.forEach(report -> columns.add(statusRow(report)));
    return columns;
  }

  private static @Nullable Object[] statusRow(BridgeReport<BridgeStatus> report) {
    BridgeStatus status = report.content();
    List<@Nullable Object> row = new ArrayList<>();
    row.addAll(
        Arrays.asList(report.bridge(), report.receivedAt(), status.online(), status.software()));
    row.addAll(radio(status.radio()));
    row.add(report.spool() == null ? null : report.spool().name());
    row.addAll(clock(status.clock()));
    return row.toArray();
  }

  private static List<@Nullable Object> radio(BridgeStatus.@Nullable Radio radio) {
    if (radio == null) {
      return Collections.nCopies(RADIO_COLUMNS, null);
    }
    return Arrays.asList(
        radio.connected(),
        radio.node() == null ? null : radio.node().num(),
        radio.firmware(),
        radio.hardware(),
        radio.region(),
        radio.preset(),
        radio.hopLimit(),
        (double) radio.channelUtilization(),
        (double) radio.airUtilTx(),
        radio.publicKey(),
        String.join(SEPARATOR, radio.channels()),
        radio.serves());
  }

  private static List<@Nullable Object> clock(BridgeStatus.@Nullable BridgeClock clock) {
    return clock == null
        ? Collections.nCopies(CLOCK_COLUMNS, null)
        : Arrays.asList(clock.synced(), clock.offsetMillis(), clock.boot());
  }

  static Columns diagnostics(List<BridgeReport<BridgeDiagnostics>> reports) {
    Columns columns =
        new Columns()
            .with("bridge", TEXT)
            .with("received_at", LONG)
            .with("frames", LONG)
            .with("corrupt_bytes", LONG)
            .with("reconnects", LONG)
            .with("reboots", LONG)
            .with("sent", LONG)
            .with("refused", LONG)
            .with("withheld", LONG)
            .with("uptime_s", LONG)
            .with("memory_bytes", LONG)
            .with("disk_free_bytes", LONG)
            .with("load", DOUBLE)
            .with("celsius", DOUBLE)
            .with("waiting", LONG)
            .with("transmitted", LONG)
            .with("airtime_ms", DOUBLE);
    for (BridgeReport<BridgeDiagnostics> report : reports) {
      BridgeDiagnostics content = report.content();
      columns.add(
          report.bridge(),
          report.receivedAt(),
          content.frames(),
          content.corruptBytes(),
          content.reconnects(),
          content.reboots(),
          content.sent(),
          content.refused(),
          content.withheld(),
          content.uptimeSeconds(),
          content.memoryBytes(),
          content.diskFreeBytes(),
          (double) content.load(),
          content.celsius() == null ? null : content.celsius().doubleValue(),
          content.waiting(),
          content.transmitted(),
          content.airtimeMillis());
    }
    return columns;
  }
}
