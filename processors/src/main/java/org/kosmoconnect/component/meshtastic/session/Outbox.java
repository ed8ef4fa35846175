package org.kosmoconnect.component.meshtastic.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/**
 * What is to be written, in the order in which it may be: session messages first, then packets,
 * each when the radio's limit for its port allows. A radio drops what comes too early and still
 * says that it took it, so the limits have to be kept here. They are counted from the last packet
 * of the port, over reconnections too.
 */
final class Outbox {

  private final SessionSettings settings;
  private final Deque<byte[]> control = new ArrayDeque<>();
  private final Deque<MeshPacket> packets = new ArrayDeque<>();
  private final Map<Integer, Long> freeAt = new HashMap<>();
  private long nextWrite = Long.MIN_VALUE;
  private boolean waking;

  Outbox(SessionSettings settings) {
    this.settings = settings;
  }

  void add(byte[] bytes) {
    control.add(bytes);
  }

  void add(MeshPacket packet) {
    packets.add(packet);
  }

  void remove(int id) {
    packets.removeIf(packet -> packet.getId() == id);
  }

  /** Forgets what belonged to a connection that is gone; packets stay. */
  void forgetControl() {
    control.clear();
  }

  /** The next bytes wake the radio, which then needs some time. */
  void wake(long now) {
    control.addFirst(HostMessage.wake());
    waking = true;
    nextWrite = now;
  }

  byte @Nullable [] pollControl(long now) {
    if (now < nextWrite || control.isEmpty()) {
      return null;
    }
    nextWrite = now + (waking ? settings.wakeDelay() : settings.writeGap());
    waking = false;
    return control.poll();
  }

  @Nullable MeshPacket pollPacket(long now) {
    if (now < nextWrite || !control.isEmpty()) {
      return null;
    }
    for (Iterator<MeshPacket> all = packets.iterator(); all.hasNext(); ) {
      MeshPacket packet = all.next();
      int port = packet.getDecoded().getPortnumValue();
      if (now >= freeAt.getOrDefault(port, Long.MIN_VALUE)) {
        all.remove();
        freeAt.put(port, now + settings.pacing().getOrDefault(port, 0L));
        nextWrite = now + settings.writeGap();
        return packet;
      }
    }
    return null;
  }
}
