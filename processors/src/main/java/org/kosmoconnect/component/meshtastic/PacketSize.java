package org.kosmoconnect.component.meshtastic;

import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * What fits into one LoRa frame. Radios refuse a little more than that, but are silent about much
 * more, so it is counted before.
 */
final class PacketSize {

  /** Bytes of encoded Data in a frame of 255 with a header of 16. */
  private static final int DATA = 239;

  /** What the radio adds to Data: its bitfield. */
  private static final int BITFIELD = 2;

  /** What encryption for one receiver adds. */
  private static final int PKI = 12;

  private PacketSize() {}

  /**
   * Demands that a packet fits.
   *
   * @throws IllegalArgumentException when it does not
   */
  static void check(MeshPacket packet) {
    Data data = packet.getDecoded();
    int most = DATA - BITFIELD - (isForOneReceiver(packet) ? PKI : 0);
    int size = data.toBuilder().clearBitfield().build().getSerializedSize();
    if (size > most) {
      int payload = data.getPayload().size();
      throw new IllegalArgumentException(
          "Payload of " + payload + " bytes, at most " + (payload - (size - most)) + " fit");
    }
  }

  private static boolean isForOneReceiver(MeshPacket packet) {
    return packet.getTo() != Delivery.BROADCAST
        && switch (packet.getDecoded().getPortnum()) {
          case TRACEROUTE_APP, NODEINFO_APP, ROUTING_APP, POSITION_APP -> false;
          default -> true;
        };
  }
}
