package org.kosmoconnect.ingest;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.MapReport;
import org.kosmoconnect.model.NodeInfo;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Position;

/** What one batch tells of one node; the newest packet has the last word. */
final class NodeFacts {

  private static final double NOWHERE = 1e-6;

  final long num;
  long firstHeard = Long.MAX_VALUE;
  long lastHeard = Long.MIN_VALUE;
  @Nullable Boolean published;
  @Nullable String longName;
  @Nullable String shortName;
  @Nullable Integer hardware;
  @Nullable Integer role;
  @Nullable Boolean licensed;
  @Nullable Boolean unmessagable;
  byte @Nullable [] publicKey;
  @Nullable String firmware;
  @Nullable Double latitude;
  @Nullable Double longitude;
  @Nullable Double altitude;
  @Nullable Integer precisionBits;
  @Nullable Long positionTime;
  @Nullable Integer hopsAway;
  @Nullable Double snr;
  @Nullable Integer rssi;

  NodeFacts(long num) {
    this.num = num;
  }

  /** Adds what a packet says; packets of a node must come in order of their time. */
  void add(Heard heard, PacketClock clock) {
    Packet packet = heard.packet();
    firstHeard = Math.min(firstHeard, heard.heardAt());
    lastHeard = Math.max(lastHeard, heard.heardAt());
    if (packet.readable()) {
      published = heard.visibility() == Visibility.PUBLIC;
    }
    if (heard.withheld()) {
      return;
    }
    addReception(packet);
    if (packet.content() instanceof NodeInfo info) {
      addInfo(info);
    } else if (packet.content() instanceof Position position) {
      addPosition(heard, position, clock);
    } else if (packet.content() instanceof MapReport report) {
      addReport(heard, report);
    }
  }

  private void addReception(Packet packet) {
    hopsAway = packet.hopsAway() == null ? hopsAway : packet.hopsAway();
    rssi = packet.rxRssi() == null ? rssi : packet.rxRssi();
    snr = packet.rxSnr() == null ? snr : Double.valueOf(packet.rxSnr());
  }

  private void addInfo(NodeInfo info) {
    longName = info.longName();
    shortName = info.shortName();
    hardware = info.hardware();
    role = info.role();
    licensed = info.licensed();
    unmessagable = info.unmessagable();
    publicKey = info.publicKey();
  }

  private void addPosition(Heard heard, Position position, PacketClock clock) {
    if (isSomewhere(position.latitude(), position.longitude())) {
      latitude = position.latitude();
      longitude = position.longitude();
      altitude = position.altitude() == null ? null : position.altitude().doubleValue();
      precisionBits = position.precisionBits();
      positionTime = MeasuredAt.of(heard, position.bestTime(), clock).millis();
    }
  }

  private void addReport(Heard heard, MapReport report) {
    longName = report.longName();
    shortName = report.shortName();
    hardware = report.hardware();
    role = report.role();
    firmware = report.firmware();
    if (isSomewhere(report.latitude(), report.longitude()) && positionTime == null) {
      latitude = report.latitude();
      longitude = report.longitude();
      altitude = (double) report.altitude();
      precisionBits = report.precisionBits();
      positionTime = heard.heardAt();
    }
  }

  /**
   * Null island is what a receiver without a fix reports; absent coordinates are no position at
   * all.
   */
  static boolean isSomewhere(@Nullable Double latitude, @Nullable Double longitude) {
    return latitude != null
        && longitude != null
        && Math.abs(latitude) <= 90
        && Math.abs(longitude) <= 180
        && (Math.abs(latitude) > NOWHERE || Math.abs(longitude) > NOWHERE);
  }
}
