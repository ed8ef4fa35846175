package org.kosmoconnect.testbed.radio;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing.Error;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/**
 * A radio's mind: what it answers to a client and to the air, and when. A machine of messages and
 * time; not thread-safe.
 */
public final class Firmware {

  /** Payloads above this do not decode: the radio says nothing at all. */
  private static final int LONGEST_PAYLOAD = 237;

  /** A packet waits so long for a free channel, ms. */
  private static final long CONTENTION = 300;

  private static final int HOP_LIMIT = 3;

  private final RadioIdentity identity;
  private final NodeMemory memory;
  private final Quirks quirks;
  private final Timeline timeline;
  private final Replies replies;
  private final ClientSide client;
  private final Retries retries;
  private final Air air;
  private final RateLimits limits = new RateLimits();
  private final RecentIds ids = new RecentIds();
  private NodeInfo own;
  private int waiting;
  private @Nullable Runnable hangUp;

  /**
   * @param fifo depth of the queue for clients
   */
  Firmware(
      RadioIdentity identity,
      NodeMemory memory,
      Quirks quirks,
      Timeline timeline,
      Air air,
      int fifo) {
    this.identity = identity;
    this.memory = memory;
    this.quirks = quirks;
    this.timeline = timeline;
    this.air = air;
    client = new ClientSide(fifo);
    replies = new Replies(identity.number(), new Random(identity.number()), timeline);
    retries = new Retries(timeline, air, (packet, error) -> client.add(replies.own(packet, error)));
    own = NodeInfo.newBuilder().setNum(identity.number()).setUser(identity.user()).build();
  }

  /** Sets what the radio knows of itself. */
  void introduce(NodeInfo self) {
    own = self;
  }

  /** A client is there; the one before has to go. */
  void connect(Runnable hangUp) {
    hangUp();
    this.hangUp = hangUp;
    limits.forget();
  }

  void disconnect() {
    hangUp = null;
    client.forgetClient();
  }

  /** Takes what a client says. */
  void hear(ToRadio message) {
    switch (message.getPayloadVariantCase()) {
      case WANT_CONFIG_ID -> greet(message.getWantConfigId());
      case HEARTBEAT -> {
        boolean introduce = message.getHeartbeat().getNonce() == 1;
        client.status(0, introduce ? replies.newId() : 0, waiting + (introduce ? 1 : 0));
      }
      case PACKET -> send(message.getPacket());
      case DISCONNECT -> hangUp();
      default -> {
        // Broker messages, files: nothing to answer.
      }
    }
  }

  /** Takes a packet from the air, with what its last hop added. */
  void receive(MeshPacket heard) {
    MeshPacket packet = replies.stamped(heard);
    memory.remember(
        packet.getFrom(),
        packet.getDecoded().getPortnum(),
        packet.getDecoded().getPayload(),
        replies.time());
    if (packet.getDecoded().getRequestId() != 0) {
      retries.settled(packet.getDecoded().getRequestId());
    }
    client.add(packet);
    if (packet.getTo() == identity.number() && packet.getWantAck()) {
      MeshPacket ack = replies.acknowledgement(packet);
      if (ack.getWantAck()) {
        timeline.after(CONTENTION, () -> retries.begin(ack, false));
      } else {
        timeline.after(CONTENTION, () -> air.transmit(ack, false));
      }
    }
  }

  /** Hears a node send on a packet of its own. */
  void overhear(int id) {
    retries.relayed(id, quirks.has(Quirk.FIRMWARE_2_7));
  }

  /** Returns the next message for the client, or null. */
  @Nullable FromRadio poll() {
    return client.poll();
  }

  /** Loses all that is not written down, and ends the connection. */
  void reboot() {
    client.reboot();
    retries.forget();
    ids.clear();
    hangUp();
  }

  Replies replies() {
    return replies;
  }

  private void greet(int nonce) {
    boolean old = quirks.has(Quirk.FIRMWARE_2_7);
    boolean retells = quirks.has(Quirk.REPLAY) && !old && nonce != Greeting.CONFIG_ONLY;
    client.greet(
        new Greeting(identity, own, memory, old).answer(nonce),
        retells ? memory.retell(HOP_LIMIT) : List.of());
  }

  private void send(MeshPacket packet) {
    PortNum port = packet.getDecoded().getPortnum();
    if (packet.getDecoded().getPayload().size() > LONGEST_PAYLOAD || isRepeated(packet)) {
      return;
    }
    if (packet.getTo() == identity.number()) {
      client.status(0, packet.getId(), waiting);
      client.add(replies.toSelf(packet));
      replies.administer(packet, delay -> timeline.after(delay, this::reboot));
    } else if (quirks.has(Quirk.SILENT_RATE_LIMITS) && !limits.pass(port, timeline.now())) {
      client.status(0, packet.getId(), waiting);
      // The refusal goes to the sender that the packet names: most clients name none.
      if (port == PortNum.TEXT_MESSAGE_APP && packet.getFrom() == identity.number()) {
        client.add(
            replies.own(packet.toBuilder().setChannel(0).build(), Error.RATE_LIMIT_EXCEEDED));
      }
    } else {
      judge(packet);
    }
  }

  private boolean isRepeated(MeshPacket packet) {
    return quirks.has(Quirk.REPEATED_IDS_IGNORED) && !ids.add(packet.getId());
  }

  private void judge(MeshPacket packet) {
    Verdict verdict = Verdict.of(packet, identity, memory);
    if (verdict.error() != Error.NONE) {
      client.status(verdict.error().getNumber(), packet.getId(), waiting);
      client.add(replies.own(packet.toBuilder().setChannel(0).build(), verdict.error()));
      return;
    }
    waiting++;
    client.status(0, packet.getId(), waiting);
    MeshPacket leaving = replies.leaving(packet, verdict.forOne(), HOP_LIMIT);
    timeline.after(
        CONTENTION,
        () -> {
          waiting--;
          if (leaving.getWantAck()) {
            retries.begin(leaving, verdict.forOne());
          } else {
            air.transmit(leaving, verdict.forOne());
          }
        });
  }

  private void hangUp() {
    Runnable action = hangUp == null ? () -> {} : hangUp;
    disconnect();
    action.run();
  }
}
