package org.kosmoconnect.bridge.virtualnode;

import org.kosmoconnect.bridge.downlink.AirGate;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.QueueStatus;
import org.kosmoconnect.proto.meshtastic.Routing;

/** What a client may send, and how it is told that it may not: as a radio would. */
final class ClientRules {

  private static final int TX_QUEUE = 16;

  private ClientRules() {}

  /**
   * Judges a packet of a client and, when it may go, counts its airtime.
   *
   * @param crowded whether too many packets of clients wait already
   * @return NONE, or why it may not go
   */
  static Routing.Error judge(MeshPacket packet, RadioProfile radio, AirGate gate, boolean crowded) {
    if (!packet.hasDecoded() || isForbidden(packet.getDecoded().getPortnum())) {
      return Routing.Error.NOT_AUTHORIZED;
    }
    if (packet.getFrom() != 0 && packet.getFrom() != radio.number()) {
      return Routing.Error.NOT_AUTHORIZED;
    }
    if (crowded) {
      return Routing.Error.RATE_LIMIT_EXCEEDED;
    }
    return switch (gate.enqueue(packet, radio)) {
      case OPEN -> Routing.Error.NONE;
      case TOO_SOON -> Routing.Error.RATE_LIMIT_EXCEEDED;
      case CHANNEL_BUSY, USED_UP -> Routing.Error.DUTY_CYCLE_LIMIT;
    };
  }

  /** Ports that change radios, or that wrap others. */
  private static boolean isForbidden(PortNum port) {
    return switch (port) {
      case ADMIN_APP, REMOTE_HARDWARE_APP, REMOTE_SHELL_APP, SIMULATOR_APP -> true;
      case UNKNOWN_APP -> true;
      default -> false;
    };
  }

  static FromRadio status(int packetId, int result) {
    return FromRadio.newBuilder()
        .setQueueStatus(
            QueueStatus.newBuilder()
                .setRes(result)
                .setFree(TX_QUEUE)
                .setMaxlen(TX_QUEUE)
                .setMeshPacketId(packetId))
        .build();
  }

  /** Returns the packet with which a radio refuses another. */
  static FromRadio refusal(MeshPacket packet, int own, Routing.Error error) {
    Data data =
        Data.newBuilder()
            .setPortnum(PortNum.ROUTING_APP)
            .setRequestId(packet.getId())
            .setPayload(Routing.newBuilder().setErrorReason(error).build().toByteString())
            .build();
    return FromRadio.newBuilder()
        .setPacket(MeshPacket.newBuilder().setFrom(own).setTo(own).setDecoded(data))
        .build();
  }
}
