package org.kosmoconnect.testbed.radio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.ClientNotification;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.kosmoconnect.proto.meshtastic.QueueStatus;

/** What waits for the client, in the order in which a radio hands it out. */
final class ClientSide {

  /** Length of the queue to the antenna. */
  private static final int TX_QUEUE = 16;

  private static final int MOST_CARRIED = 8;
  private static final int MOST_NOTICES = 2;

  private final ClientQueue packets;
  private final Deque<FromRadio> greeting = new ArrayDeque<>();
  private final Deque<QueueStatus> statuses = new ArrayDeque<>();
  private final Deque<MqttClientProxyMessage> carried = new ArrayDeque<>();
  private final Deque<ClientNotification> notices = new ArrayDeque<>();
  private final Deque<MeshPacket> replay = new ArrayDeque<>();
  private boolean greeted;
  private boolean rebooted;

  /**
   * @param depth of the queue for packets
   */
  ClientSide(int depth) {
    packets = new ClientQueue(depth);
  }

  /** Another client is there, or none. */
  void forgetClient() {
    greeted = false;
    greeting.clear();
  }

  void greet(List<FromRadio> messages, List<MeshPacket> remembered) {
    greeting.clear();
    greeting.addAll(messages);
    replay.clear();
    replay.addAll(remembered);
    greeted = true;
    if (rebooted) {
      rebooted = false;
      status(0, 0, 0);
    }
  }

  void add(MeshPacket packet) {
    packets.add(packet);
  }

  /** Has the client carry a message to the broker; too many are dropped. */
  void carry(MqttClientProxyMessage message) {
    if (greeted && carried.size() < MOST_CARRIED) {
      carried.add(message);
    }
  }

  /** Has the client read something. */
  void notify(ClientNotification notice) {
    if (notices.size() == MOST_NOTICES) {
      notices.remove();
    }
    notices.add(notice);
  }

  /** Says how a packet fared; several answers to heartbeats become one. */
  void status(int res, int id, int waiting) {
    if (id != 0 || statuses.stream().noneMatch(status -> status.getMeshPacketId() == 0)) {
      statuses.add(
          QueueStatus.newBuilder()
              .setRes(res)
              .setFree(TX_QUEUE - waiting)
              .setMaxlen(TX_QUEUE)
              .setMeshPacketId(id)
              .build());
    }
  }

  /** Loses everything, and tells of an empty queue in the next session. */
  void reboot() {
    packets.clear();
    carried.clear();
    notices.clear();
    replay.clear();
    statuses.clear();
    forgetClient();
    rebooted = true;
  }

  /** Before the handshake a radio answers to heartbeats alone. */
  private @Nullable QueueStatus heartbeat() {
    QueueStatus first = statuses.peek();
    return first != null && first.getMeshPacketId() == 0 ? statuses.poll() : null;
  }

  /** Returns the next message, or null. */
  @Nullable FromRadio poll() {
    if (!greeting.isEmpty()) {
      return greeting.poll();
    }
    QueueStatus status = greeted ? statuses.poll() : heartbeat();
    if (status != null) {
      return FromRadio.newBuilder().setQueueStatus(status).build();
    }
    if (!greeted) {
      return null;
    }
    if (!carried.isEmpty()) {
      return FromRadio.newBuilder().setMqttClientProxyMessage(carried.poll()).build();
    }
    if (!notices.isEmpty()) {
      return FromRadio.newBuilder().setClientNotification(notices.poll()).build();
    }
    MeshPacket packet = packets.poll();
    if (packet == null) {
      packet = replay.poll();
    }
    return packet == null ? null : FromRadio.newBuilder().setPacket(packet).build();
  }
}
