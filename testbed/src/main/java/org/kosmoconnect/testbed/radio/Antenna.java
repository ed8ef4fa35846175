package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * The last a packet passes before the air: it counts what a radio sends.
 *
 * @param air where it goes on
 */
record Antenna(Air air, AirMeter meter, Timeline timeline) implements Air {

  @Override
  public void transmit(MeshPacket packet, boolean encryptedForOne) {
    meter.sent(timeline.now(), AirTime.of(packet.getDecoded(), encryptedForOne));
    air.transmit(packet, encryptedForOne);
  }
}
