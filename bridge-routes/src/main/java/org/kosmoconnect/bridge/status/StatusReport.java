package org.kosmoconnect.bridge.status;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.proto.bridge.BridgeDiagnostics;
import org.kosmoconnect.proto.bridge.BridgeStatus;
import org.kosmoconnect.proto.bridge.ClockStatus;
import org.kosmoconnect.proto.bridge.DownlinkCounters;
import org.kosmoconnect.proto.bridge.DropReason;
import org.kosmoconnect.proto.bridge.DroppedRange;
import org.kosmoconnect.proto.bridge.RadioCounters;
import org.kosmoconnect.proto.bridge.SequenceRange;
import org.kosmoconnect.proto.bridge.SpoolStatus;

/** What the bridge tells the hub of itself. */
public final class StatusReport {

  private final String bridge;
  private final Spool spool;
  private final HostClock clock;
  private final Radio radio;
  private final RadioReport radioReport;
  private final HostProbe host;
  private final LongSupplier withheld;
  private final Supplier<DownlinkCounters> downlink;

  /**
   * @param bridge enrolment id
   * @param withheld packets whose sender has not allowed MQTT
   * @param downlink counts of the other direction
   */
  public StatusReport(
      String bridge,
      Spool spool,
      HostClock clock,
      Radio radio,
      RadioReport radioReport,
      HostProbe host,
      LongSupplier withheld,
      Supplier<DownlinkCounters> downlink) {
    this.bridge = bridge;
    this.spool = spool;
    this.clock = clock;
    this.radio = radio;
    this.radioReport = radioReport;
    this.host = host;
    this.withheld = withheld;
    this.downlink = downlink;
  }

  /** Returns the last will: that the bridge is gone. */
  public static byte[] will(String bridge) {
    return BridgeStatus.newBuilder().setBridge(bridge).setOnline(false).build().toByteArray();
  }

  /**
   * Returns how the bridge is.
   *
   * @param figures the one row of the spool's figures
   * @param drops ranges that the spool has given up
   */
  public BridgeStatus status(Map<String, Object> figures, List<Map<String, Object>> drops) {
    return BridgeStatus.newBuilder()
        .setBridge(bridge)
        .setOnline(true)
        .setTime(clock.wallMillis())
        .setSoftware(software())
        .setRadio(radioReport.read())
        .setSpool(describe(figures, drops))
        .setClock(ClockStatus.newBuilder().setSynced(clock.isSynced()).setBoot(clock.boot()))
        .build();
  }

  /**
   * Returns what helps to find a fault.
   *
   * @param figures the one row of the spool's figures
   */
  public BridgeDiagnostics diagnostics(Map<String, Object> figures) {
    LinkStatus link = radio.status();
    return BridgeDiagnostics.newBuilder()
        .setBridge(bridge)
        .setTime(clock.wallMillis())
        .setSpool(describe(figures, List.of()))
        .setRadio(
            RadioCounters.newBuilder()
                .setFrames(link.received())
                .setCorruptBytes(link.noise())
                .setReconnects(Math.max(0, link.connections() - 1))
                .setReboots(link.reboots())
                .setSent(link.sent())
                .setRefused(link.refused())
                .setWithheld(withheld.getAsLong()))
        .setHost(host.read())
        .setDownlink(downlink.get())
        .build();
  }

  private SpoolStatus describe(Map<String, Object> figures, List<Map<String, Object>> drops) {
    SpoolStatus.Builder status =
        SpoolStatus.newBuilder()
            .setSpool(String.valueOf(figures.get("id")))
            .setFloor(number(figures, "floor"))
            .setNext(number(figures, "next"))
            .setDepth(number(figures, "depth"))
            .setBytes(number(figures, "bytes"))
            .setLost(number(figures, "lost"));
    String former = spool.former();
    if (former != null) {
      status.setFormer(former);
    }
    for (Map<String, Object> drop : drops) {
      SequenceRange.Builder range =
          SequenceRange.newBuilder().setFirst(number(drop, "first")).setLast(number(drop, "last"));
      status.addDropped(
          DroppedRange.newBuilder()
              .setRange(range)
              .setReason(DropReason.forNumber((int) number(drop, "reason"))));
    }
    return status.build();
  }

  private static String software() {
    String version = StatusReport.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
