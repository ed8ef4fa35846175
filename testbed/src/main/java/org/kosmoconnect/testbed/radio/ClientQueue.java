package org.kosmoconnect.testbed.radio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** The one queue of packets for all clients: who asks, takes. Full, only a text still gets in. */
final class ClientQueue {

  private final int depth;
  private final Deque<MeshPacket> packets = new ArrayDeque<>();

  ClientQueue(int depth) {
    this.depth = depth;
  }

  void add(MeshPacket packet) {
    if (packets.size() >= depth) {
      if (packet.getDecoded().getPortnum() != PortNum.TEXT_MESSAGE_APP) {
        return;
      }
      dropOldest();
    }
    packets.add(packet);
  }

  @Nullable MeshPacket poll() {
    return packets.poll();
  }

  void clear() {
    packets.clear();
  }

  private void dropOldest() {
    Iterator<MeshPacket> all = packets.iterator();
    all.next();
    all.remove();
  }
}
