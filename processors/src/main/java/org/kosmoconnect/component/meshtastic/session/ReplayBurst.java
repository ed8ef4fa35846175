package org.kosmoconnect.component.meshtastic.session;

import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MeshPacket.Priority;
import org.kosmoconnect.proto.meshtastic.MeshPacket.TransportMechanism;

/**
 * Knows the packets that a radio makes up from its memory of nodes after a handshake: state, not
 * news. Their ids and times are new, so they cannot be told by those; but nothing that was really
 * heard over LoRa lacks all of rssi, relay and bitfield. Really queued packets come before them.
 */
final class ReplayBurst {

  /** A slow serial line needs some seconds for 100 nodes, each of which begins the time anew. */
  private static final long LONGEST_PAUSE = 30_000;

  private boolean open;
  private long lastAt;

  void begin(long now) {
    open = true;
    lastAt = now;
  }

  boolean isReplay(MeshPacket packet, long now) {
    if (open && now - lastAt > LONGEST_PAUSE) {
      open = false;
    }
    boolean replay = open && looksMadeUp(packet);
    if (replay) {
      lastAt = now;
    }
    return replay;
  }

  private static boolean looksMadeUp(MeshPacket packet) {
    return packet.getTransportMechanism() == TransportMechanism.TRANSPORT_LORA
        && packet.getPriority() == Priority.BACKGROUND
        && !packet.hasRxRssi()
        && packet.getRelayNode() == 0
        && !packet.getWantAck()
        && packet.hasDecoded()
        && !packet.getDecoded().hasBitfield();
  }
}
