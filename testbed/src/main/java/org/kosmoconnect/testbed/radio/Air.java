package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** What carries a radio's packets to others. */
@FunctionalInterface
public interface Air {

  /**
   * Takes a packet as it leaves the radio's antenna; called once for each try.
   *
   * @param encryptedForOne whether only its destination can read it
   */
  void transmit(MeshPacket packet, boolean encryptedForOne);
}
