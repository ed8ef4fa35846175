package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.Malformed;
import org.kosmoconnect.model.Opaque;
import org.kosmoconnect.proto.meshtastic.PortNum;

/**
 * Finds out what a payload says, by its port. A payload that is none makes the content malformed,
 * not the packet.
 */
final class ContentDecoder {

  /** Reads the payload of one port. */
  @FunctionalInterface
  private interface Port {
    Content decode(byte[] payload, boolean answer) throws InvalidProtocolBufferException;
  }

  private static final Map<Integer, Port> PORTS = new HashMap<>();

  static {
    PORTS.put(PortNum.TEXT_MESSAGE_APP_VALUE, (payload, answer) -> TextContent.decode(payload));
    PORTS.put(PortNum.DETECTION_SENSOR_APP_VALUE, (payload, answer) -> TextContent.decode(payload));
    PORTS.put(PortNum.ALERT_APP_VALUE, (payload, answer) -> TextContent.decode(payload));
    PORTS.put(PortNum.RANGE_TEST_APP_VALUE, (payload, answer) -> TextContent.decode(payload));
    PORTS.put(PortNum.POSITION_APP_VALUE, (payload, answer) -> PlaceContent.position(payload));
    PORTS.put(PortNum.WAYPOINT_APP_VALUE, (payload, answer) -> PlaceContent.waypoint(payload));
    PORTS.put(PortNum.MAP_REPORT_APP_VALUE, (payload, answer) -> PlaceContent.mapReport(payload));
    PORTS.put(PortNum.NODEINFO_APP_VALUE, (payload, answer) -> NodeContent.nodeInfo(payload));
    PORTS.put(PortNum.NODE_STATUS_APP_VALUE, (payload, answer) -> NodeContent.status(payload));
    PORTS.put(PortNum.PAXCOUNTER_APP_VALUE, (payload, answer) -> NodeContent.paxcount(payload));
    PORTS.put(
        PortNum.STORE_FORWARD_APP_VALUE, (payload, answer) -> NodeContent.storeForward(payload));
    PORTS.put(PortNum.ROUTING_APP_VALUE, RouteContent::routing);
    PORTS.put(PortNum.TRACEROUTE_APP_VALUE, RouteContent::traceroute);
    PORTS.put(PortNum.NEIGHBORINFO_APP_VALUE, (payload, answer) -> RouteContent.neighbors(payload));
    PORTS.put(PortNum.TELEMETRY_APP_VALUE, (payload, answer) -> TelemetryCodec.decode(payload));
  }

  private ContentDecoder() {}

  /**
   * Reads a payload.
   *
   * @param answer whether the packet answers another
   */
  static Content decode(int port, byte[] payload, boolean answer) {
    Port decoder = PORTS.get(port);
    if (decoder == null) {
      return new Opaque(port);
    }
    try {
      return decoder.decode(payload, answer);
    } catch (InvalidProtocolBufferException e) {
      return new Malformed(port, String.valueOf(e.getMessage()));
    }
  }
}
