package org.kosmoconnect.testbed.live;

import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.testbed.mesh.VirtualNode;

/** Whoever has an antenna in a live mesh. */
interface Station {

  VirtualNode node();

  /**
   * A packet comes in that is for all or for this node.
   *
   * @param heard as {@code frame} has become on its way
   */
  void receive(Frame frame, MeshPacket heard);

  /** Somebody is heard to send on a packet of this node. */
  void overhear(int id);

  /** The channel is occupied, ms; most do not count it. */
  default void busy(double airTime) {}
}
