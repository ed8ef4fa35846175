package org.kosmoconnect.ingest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;
import org.kosmoconnect.codec.PacketDecodeException;
import org.kosmoconnect.codec.Reason;
import org.kosmoconnect.model.BridgeDiagnostics;
import org.kosmoconnect.model.BridgeStatus;

/** Receives what bridges tell of themselves, and arranges it into rows. */
public final class BridgeReports {

  private static final int BRIDGE_LEVEL = 2;

  private final Clock clock;

  public BridgeReports(Clock clock) {
    this.clock = clock;
  }

  /**
   * Joins a status with the time of its arrival.
   *
   * @throws PacketDecodeException when it speaks of another bridge than its topic
   */
  public BridgeReport<BridgeStatus> receiveStatus(
      BridgeStatus status, @Header("CamelMqttTopic") String topic) {
    return new BridgeReport<>(
        named(status.bridge(), topic), status, status.spool(), clock.millis());
  }

  /**
   * Joins diagnostics with the time of their arrival.
   *
   * @throws PacketDecodeException when they speak of another bridge than their topic
   */
  public BridgeReport<BridgeDiagnostics> receiveDiagnostics(
      BridgeDiagnostics diagnostics, @Header("CamelMqttTopic") String topic) {
    return new BridgeReport<>(
        named(diagnostics.bridge(), topic), diagnostics, diagnostics.spool(), clock.millis());
  }

  /**
   * Arranges a batch as the parameters of {@code store-bridge-status.sql} and of the three
   * statements about spools; of each bridge the newest counts.
   */
  public Map<String, Object> arrangeStatus(List<BridgeReport<BridgeStatus>> reports) {
    Map<String, Object> parameters = BridgeRows.status(newest(reports)).toMap();
    parameters.putAll(SpoolReportRows.of(reports));
    return parameters;
  }

  /**
   * Arranges a batch as the parameters of {@code store-bridge-diagnostics.sql} and of the three
   * statements about spools; of each bridge the newest counts.
   */
  public Map<String, Object> arrangeDiagnostics(List<BridgeReport<BridgeDiagnostics>> reports) {
    Map<String, Object> parameters = BridgeRows.diagnostics(newest(reports)).toMap();
    parameters.putAll(SpoolReportRows.of(reports));
    return parameters;
  }

  private static <T> List<BridgeReport<T>> newest(List<BridgeReport<T>> reports) {
    Map<String, BridgeReport<T>> byBridge = new LinkedHashMap<>();
    reports.forEach(report -> byBridge.put(report.bridge(), report));
    return new ArrayList<>(byBridge.values());
  }

  private static String named(String bridge, String topic) {
    String[] levels = topic.split("/");
    if (levels.length <= BRIDGE_LEVEL || !levels[BRIDGE_LEVEL].equals(bridge)) {
      throw new PacketDecodeException(
          Reason.BAD_REPORT, "a report of " + bridge + " stands on " + topic);
    }
    return bridge;
  }
}
