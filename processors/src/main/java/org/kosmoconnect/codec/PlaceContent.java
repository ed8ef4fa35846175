package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.model.MapReport;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Position;
import org.kosmoconnect.model.Waypoint;

/** Payloads that say where something is. */
final class PlaceContent {

  private static final double DEGREES = 1e7;
  private static final double TRACK_DEGREES = 1e5;
  private static final double DILUTION = 100;

  private PlaceContent() {}

  static Position position(byte[] payload) throws InvalidProtocolBufferException {
    var wire = org.kosmoconnect.proto.meshtastic.Position.parseFrom(payload);
    return new Position(
        wire.hasLatitudeI() ? wire.getLatitudeI() / DEGREES : null,
        wire.hasLongitudeI() ? wire.getLongitudeI() / DEGREES : null,
        wire.hasAltitude() ? wire.getAltitude() : null,
        wire.hasAltitudeHae() ? wire.getAltitudeHae() : null,
        Integer.toUnsignedLong(wire.getTime()),
        Integer.toUnsignedLong(wire.getTimestamp()),
        precision(wire.getPrecisionBits()),
        wire.hasGroundSpeed() ? wire.getGroundSpeed() : null,
        wire.hasGroundTrack()
            ? Integer.toUnsignedLong(wire.getGroundTrack()) / TRACK_DEGREES
            : null,
        wire.getPDOP() == 0 ? null : Integer.toUnsignedLong(wire.getPDOP()) / DILUTION,
        wire.getSatsInView());
  }

  static Waypoint waypoint(byte[] payload) throws InvalidProtocolBufferException {
    var wire = org.kosmoconnect.proto.meshtastic.Waypoint.parseFrom(payload);
    return new Waypoint(
        Integer.toUnsignedLong(wire.getId()),
        wire.hasLatitudeI() ? wire.getLatitudeI() / DEGREES : null,
        wire.hasLongitudeI() ? wire.getLongitudeI() / DEGREES : null,
        Integer.toUnsignedLong(wire.getExpire()),
        wire.getLockedTo() == 0 ? null : NodeId.of(wire.getLockedTo()),
        TextContent.clean(wire.getName()),
        TextContent.clean(wire.getDescription()),
        wire.getIcon());
  }

  static MapReport mapReport(byte[] payload) throws InvalidProtocolBufferException {
    var wire = org.kosmoconnect.proto.meshtastic.MapReport.parseFrom(payload);
    // Presence is implicit here: both 0 is what a report without a position looks like.
    boolean placed = wire.getLatitudeI() != 0 || wire.getLongitudeI() != 0;
    return new MapReport(
        TextContent.clean(wire.getLongName()),
        TextContent.clean(wire.getShortName()),
        wire.getRoleValue(),
        wire.getHwModelValue(),
        TextContent.clean(wire.getFirmwareVersion()),
        wire.getRegionValue(),
        wire.getModemPresetValue(),
        wire.getHasDefaultChannel(),
        placed ? wire.getLatitudeI() / DEGREES : null,
        placed ? wire.getLongitudeI() / DEGREES : null,
        wire.getAltitude(),
        precision(wire.getPositionPrecision()),
        wire.getNumOnlineLocalNodes(),
        wire.getHasOptedReportLocation());
  }

  private static @Nullable Integer precision(int bits) {
    return bits < 1 || bits > 32 ? null : bits;
  }
}
