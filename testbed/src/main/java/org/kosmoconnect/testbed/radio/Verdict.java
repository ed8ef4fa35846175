package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.Routing.Error;

/**
 * What a radio makes of a client's packet before it goes on air.
 *
 * @param error NONE to send it
 * @param forOne whether it is encrypted for its destination only
 */
record Verdict(Error error, boolean forOne) {

  /** Node number of everybody. */
  static final int EVERYBODY = -1;

  private static final int MOST_DATA = 239;
  private static final int BITFIELD = 2;
  private static final int PKI = 12;

  static Verdict of(MeshPacket packet, RadioIdentity identity, NodeMemory memory) {
    boolean forOne = packet.getTo() != EVERYBODY && !isOpenPort(packet.getDecoded());
    if (forOne && !memory.hasKey(packet.getTo())) {
      return new Verdict(Error.PKI_SEND_FAIL_PUBLIC_KEY, true);
    }
    if (forOne && isForAnotherKey(packet, memory)) {
      return new Verdict(Error.PKI_FAILED, true);
    }
    if (!forOne && !identity.has(packet.getChannel())) {
      return new Verdict(Error.NO_CHANNEL, false);
    }
    Data data = packet.getDecoded().toBuilder().clearBitfield().build();
    int size = data.getSerializedSize() + BITFIELD + (forOne ? PKI : 0);
    return new Verdict(size > MOST_DATA ? Error.TOO_LARGE : Error.NONE, forOne);
  }

  /** A client may say which key it means; firmware 2.5 and newer compares. */
  private static boolean isForAnotherKey(MeshPacket packet, NodeMemory memory) {
    return packet.getPkiEncrypted()
        && !packet.getPublicKey().isEmpty()
        && !packet.getPublicKey().equals(memory.key(packet.getTo()));
  }

  /** Ports that a radio never encrypts for one receiver. */
  private static boolean isOpenPort(Data data) {
    return switch (data.getPortnum()) {
      case TRACEROUTE_APP, NODEINFO_APP, ROUTING_APP, POSITION_APP -> true;
      default -> false;
    };
  }
}
