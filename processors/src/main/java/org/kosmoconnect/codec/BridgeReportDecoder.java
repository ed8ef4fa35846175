package org.kosmoconnect.codec;

import java.util.List;
import org.kosmoconnect.model.BridgeDiagnostics;
import org.kosmoconnect.model.BridgeStatus;
import org.kosmoconnect.model.CleanText;
import org.kosmoconnect.model.DropReason;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.SequenceRange;
import org.kosmoconnect.proto.bridge.ClockStatus;
import org.kosmoconnect.proto.bridge.DroppedRange;
import org.kosmoconnect.proto.bridge.HostHealth;
import org.kosmoconnect.proto.bridge.RadioChannel;
import org.kosmoconnect.proto.bridge.RadioStatus;
import org.kosmoconnect.proto.bridge.SpoolStatus;

/** Decodes what bridges tell of themselves ({@code kosmo/v1/bridge.proto}). Stateless. */
public final class BridgeReportDecoder {

  private static final int LONGEST_TEXT = 200;

  /**
   * Decodes a status.
   *
   * @throws PacketDecodeException when a value in it is impossible
   */
  public BridgeStatus status(org.kosmoconnect.proto.bridge.BridgeStatus status) {
    return new BridgeStatus(
        status.getBridge(),
        status.getOnline(),
        status.getSoftware().isEmpty() ? null : clean(status.getSoftware()),
        status.hasRadio() ? radio(status.getRadio()) : null,
        status.hasSpool() ? spool(status.getSpool()) : null,
        status.hasClock() ? clock(status.getClock()) : null);
  }

  /**
   * Decodes diagnostics.
   *
   * @throws PacketDecodeException when a value in them is impossible
   */
  public BridgeDiagnostics diagnostics(
      org.kosmoconnect.proto.bridge.BridgeDiagnostics diagnostics) {
    var radio = diagnostics.getRadio();
    HostHealth host = diagnostics.getHost();
    var downlink = diagnostics.getDownlink();
    return new BridgeDiagnostics(
        diagnostics.getBridge(),
        diagnostics.hasSpool() ? spool(diagnostics.getSpool()) : null,
        count(radio.getFrames()),
        count(radio.getCorruptBytes()),
        count(radio.getReconnects()),
        count(radio.getReboots()),
        count(radio.getSent()),
        count(radio.getRefused()),
        count(radio.getWithheld()),
        count(host.getUptimeS()),
        count(host.getMemoryRss()),
        count(host.getDiskFree()),
        host.getLoad(),
        Float.isNaN(host.getTemperature()) ? null : Float.valueOf(host.getTemperature()),
        count(downlink.getWaiting()),
        count(downlink.getTransmitted()),
        downlink.getAirtimeMs());
  }

  private static BridgeStatus.Radio radio(RadioStatus radio) {
    NodeId node = NodeId.of(radio.getNode());
    return new BridgeStatus.Radio(
        radio.getConnected(),
        node.isNode() ? node : null,
        clean(radio.getFirmware()),
        radio.getHardware(),
        radio.getRegion(),
        radio.getUsePreset() ? Integer.valueOf(radio.getPreset()) : null,
        radio.getHopLimit(),
        radio.getChannelUtilization(),
        radio.getAirUtilTx(),
        radio.getPublicKey().isEmpty() ? null : radio.getPublicKey().toByteArray(),
        channels(radio.getChannelsList()),
        clean(radio.getServes()));
  }

  private static List<String> channels(List<RadioChannel> channels) {
    return channels.stream().limit(8).map(channel -> clean(channel.getName())).toList();
  }

  private static BridgeStatus.Spool spool(SpoolStatus spool) {
    return new BridgeStatus.Spool(
        clean(spool.getSpool()),
        count(spool.getFloor()),
        count(spool.getNext()),
        count(spool.getDepth()),
        count(spool.getBytes()),
        spool.getDroppedList().stream().map(BridgeReportDecoder::dropped).toList());
  }

  private static BridgeStatus.Dropped dropped(DroppedRange dropped) {
    try {
      return new BridgeStatus.Dropped(
          new SequenceRange(dropped.getRange().getFirst(), dropped.getRange().getLast()),
          switch (dropped.getReason()) {
            case FULL -> DropReason.FULL;
            case EXPIRED -> DropReason.EXPIRED;
            case CORRUPT -> DropReason.CORRUPT;
            default -> DropReason.OTHER;
          });
    } catch (IllegalArgumentException e) {
      throw new PacketDecodeException(Reason.BAD_REPORT, String.valueOf(e.getMessage()));
    }
  }

  private static BridgeStatus.BridgeClock clock(ClockStatus clock) {
    return new BridgeStatus.BridgeClock(
        clock.getSynced(), clock.getOffsetMs(), clean(clock.getBoot()));
  }

  /** An unsigned number that a signed column can hold. */
  private static long count(long value) {
    if (value < 0 || value > SequenceRange.LARGEST) {
      throw new PacketDecodeException(
          Reason.BAD_REPORT, "a count of " + Long.toUnsignedString(value));
    }
    return value;
  }

  /** A bridge's words are untrusted like any other's. */
  private static String clean(String text) {
    String visible = CleanText.of(text);
    return visible.length() <= LONGEST_TEXT ? visible : visible.substring(0, LONGEST_TEXT);
  }
}
