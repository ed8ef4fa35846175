package org.kosmoconnect.testbed.live;

import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.testbed.mesh.ChannelKey;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.AirTime;

/**
 * One try of a packet on the air.
 *
 * @param packet decoded, as its sender made it; who may read it decides {@code channel}
 * @param channel null for a packet that only its destination can read
 */
record Frame(VirtualNode sender, MeshPacket packet, @Nullable ChannelKey channel) {

  boolean isForOne() {
    return channel == null;
  }

  /** ms. */
  long airTime() {
    return AirTime.of(packet.getDecoded(), isForOne());
  }
}
