package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;

/** How a traceroute grows on its way: every relay adds itself, every receiver what it heard. */
public final class Traceroute {

  private Traceroute() {}

  /**
   * Returns a packet as it arrives; others than traceroutes are left alone.
   *
   * @param relays numbers of the nodes that sent it on, in order
   * @param snr of each hop, dB
   */
  public static MeshPacket travelled(MeshPacket packet, List<Integer> relays, List<Double> snr) {
    if (packet.getDecoded().getPortnum() != PortNum.TRACEROUTE_APP) {
      return packet;
    }
    try {
      RouteDiscovery.Builder route =
          RouteDiscovery.parseFrom(packet.getDecoded().getPayload()).toBuilder();
      boolean back = packet.getDecoded().getRequestId() != 0;
      for (int relay : relays) {
        if (back) {
          route.addRouteBack(relay);
        } else {
          route.addRoute(relay);
        }
      }
      for (double hop : snr) {
        int quarters = (int) Math.round(4 * hop);
        if (back) {
          route.addSnrBack(quarters);
        } else {
          route.addSnrTowards(quarters);
        }
      }
      MeshPacket.Builder arrived = packet.toBuilder();
      arrived.getDecodedBuilder().setPayload(route.build().toByteString());
      return arrived.build();
    } catch (InvalidProtocolBufferException e) {
      return packet;
    }
  }
}
