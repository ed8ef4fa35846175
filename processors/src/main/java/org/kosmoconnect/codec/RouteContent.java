package org.kosmoconnect.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.Neighbor;
import org.kosmoconnect.model.Neighbors;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Opaque;
import org.kosmoconnect.model.RoutingResult;
import org.kosmoconnect.model.Traceroute;
import org.kosmoconnect.proto.meshtastic.NeighborInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;
import org.kosmoconnect.proto.meshtastic.Routing;

/** Payloads about the ways that packets take. */
final class RouteContent {

  private static final double QUARTER = 4;
  private static final int UNKNOWN = -128;

  private RouteContent() {}

  /** An empty message is no acknowledgement: success is always written out. */
  static Content routing(byte[] payload, boolean answer) throws InvalidProtocolBufferException {
    Routing routing = Routing.parseFrom(payload);
    return switch (routing.getVariantCase()) {
      case ERROR_REASON -> new RoutingResult(routing.getErrorReasonValue());
      case ROUTE_REQUEST -> route(routing.getRouteRequest(), false);
      case ROUTE_REPLY -> route(routing.getRouteReply(), true);
      case VARIANT_NOT_SET -> new Opaque(PortNum.ROUTING_APP_VALUE);
    };
  }

  static Traceroute traceroute(byte[] payload, boolean answer)
      throws InvalidProtocolBufferException {
    return route(RouteDiscovery.parseFrom(payload), answer);
  }

  static Neighbors neighbors(byte[] payload) throws InvalidProtocolBufferException {
    NeighborInfo wire = NeighborInfo.parseFrom(payload);
    return new Neighbors(
        NodeId.of(wire.getNodeId()),
        NodeId.of(wire.getLastSentById()),
        Integer.toUnsignedLong(wire.getNodeBroadcastIntervalSecs()),
        wire.getNeighborsList().stream()
            .map(
                one ->
                    new Neighbor(
                        NodeId.of(one.getNodeId()),
                        Float.isFinite(one.getSnr()) ? one.getSnr() : Float.NaN,
                        Integer.toUnsignedLong(one.getLastRxTime())))
            .toList());
  }

  private static Traceroute route(RouteDiscovery wire, boolean reply) {
    return new Traceroute(
        nodes(wire.getRouteList()),
        decibels(wire.getSnrTowardsList()),
        nodes(wire.getRouteBackList()),
        decibels(wire.getSnrBackList()),
        reply);
  }

  private static List<NodeId> nodes(List<Integer> numbers) {
    return numbers.stream().map(NodeId::of).toList();
  }

  private static List<Double> decibels(List<Integer> quarters) {
    return quarters.stream().map(snr -> snr == UNKNOWN ? Double.NaN : snr / QUARTER).toList();
  }
}
