package org.kosmoconnect.testbed.radio;

import java.util.Random;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;

/** What the destination of a traceroute answers. */
final class Traceroute {

  /** In quarters of a dB. */
  private static final int SNR = 25;

  private Traceroute() {}

  static MeshPacket answer(MeshPacket request, Neighbour node, Random random) {
    RouteDiscovery.Builder route = RouteDiscovery.newBuilder().addSnrTowards(SNR).addSnrBack(SNR);
    int hops = 2;
    if (!node.isDirect()) {
      hops++;
      route.addRoute(node.through()).addSnrTowards(SNR);
      route.addRouteBack(node.through()).addSnrBack(SNR);
    }
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.TRACEROUTE_APP)
            .setPayload(route.build().toByteString())
            .setRequestId(request.getId())
            .setBitfield(0);
    return MeshPacket.newBuilder()
        .setFrom(node.number())
        .setTo(request.getFrom())
        .setId(random.nextInt() | 1)
        .setDecoded(data)
        .setWantAck(true)
        .setHopLimit(hops)
        .setHopStart(hops)
        .build();
  }
}
