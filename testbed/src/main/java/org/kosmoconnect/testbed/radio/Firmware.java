package org.kosmoconnect.testbed.radio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ToRadio;

/**
 * A radio's mind: what it answers to a client and to the air, and when. A machine of messages and
 * time; not thread-safe.
 */
public final class Firmware {

  /** Relays that a packet may pass unless its sender says otherwise. */
  static final int HOP_LIMIT = 3;

  private final RadioParts parts;
  private final Outbound outbound;
  private final Inbound inbound;
  private final OwnTelemetry telemetry;
  private final BrokerPath broker;
  private NodeInfo own;
  private @Nullable Runnable hangUp;

  /**
   * As it was recorded.
   *
   * @param fifo depth of the queue for clients
   */
  Firmware(
      RadioIdentity identity,
      NodeMemory memory,
      Quirks quirks,
      Timeline timeline,
      Air air,
      int fifo) {
    this(identity, RadioSettings.RECORDED, memory, quirks, timeline, air, fifo);
  }

  /**
   * Makes a radio that has just started.
   *
   * @param fifo depth of the queue for clients: 8, 16 or 32 on real boards
   */
  public Firmware(
      RadioIdentity identity,
      RadioSettings settings,
      NodeMemory memory,
      Quirks quirks,
      Timeline timeline,
      Air air,
      int fifo) {
    parts = RadioParts.of(identity, settings, memory, quirks, timeline, air, fifo);
    own = NodeInfo.newBuilder().setNum(identity.number()).setUser(identity.user()).build();
    telemetry = new OwnTelemetry(parts.meter(), memory, timeline, parts.replies());
    broker = new BrokerPath(parts);
    outbound = new Outbound(parts, broker::publish);
    inbound = new Inbound(parts, new RadioFacts(identity, telemetry, () -> own), outbound);
    if (settings.telemetry()) {
      telemetry.begin(parts.client());
    }
  }

  /** Sets what the radio knows of itself. */
  public void introduce(NodeInfo self) {
    own = self;
  }

  /** Tells everybody who it is. */
  public void announce() {
    Data data =
        Data.newBuilder()
            .setPortnum(PortNum.NODEINFO_APP)
            .setPayload(parts.identity().user().toByteString())
            .build();
    outbound.own(data, Verdict.EVERYBODY, 0, HOP_LIMIT);
  }

  /** A client is there; the one before has to go. */
  public void connect(Runnable hangUp) {
    hangUp();
    this.hangUp = hangUp;
    outbound.forgetClient();
  }

  public void disconnect() {
    hangUp = null;
    parts.client().forgetClient();
  }

  /** Takes what a client says. */
  public void hear(ToRadio message) {
    switch (message.getPayloadVariantCase()) {
      case WANT_CONFIG_ID -> greet(message.getWantConfigId());
      case HEARTBEAT -> {
        boolean introduce = message.getHeartbeat().getNonce() == 1;
        int id = introduce ? parts.replies().newId() : 0;
        parts.client().status(0, id, outbound.waiting() + (introduce ? 1 : 0));
      }
      case PACKET -> send(message.getPacket());
      case MQTTCLIENTPROXYMESSAGE -> broker.take(message.getMqttClientProxyMessage(), inbound);
      case DISCONNECT -> hangUp();
      default -> {
        // Files: nothing to answer.
      }
    }
  }

  /** Takes a packet from the air, with what its last hop added. */
  public void receive(MeshPacket heard) {
    receive(heard, AirTime.of(heard.getDecoded()));
  }

  /**
   * Takes a packet that occupied the channel for so long, ms.
   *
   * @return whether it was new
   */
  public boolean receive(MeshPacket heard, double airTime) {
    busy(airTime);
    MeshPacket packet = inbound.receive(heard);
    if (packet != null) {
      broker.publish(packet, packet.getPkiEncrypted());
    }
    return packet != null;
  }

  /** Something of its own was on the air that its firmware did not send, ms. */
  public void transmitted(double airTime) {
    parts.meter().sent(parts.timeline().now(), airTime);
  }

  /** Hears a node send on a packet of its own. */
  public void overhear(int id) {
    parts.retries().relayed(id, parts.quirks().has(Quirk.FIRMWARE_2_7));
  }

  /** Something that it cannot or need not read occupies the channel, ms. */
  public void busy(double airTime) {
    parts.meter().busy(parts.timeline().now(), airTime);
  }

  /** Returns the next message for the client, or null. */
  public @Nullable FromRadio poll() {
    return parts.client().poll();
  }

  /** Loses all that is not written down, and ends the connection. */
  public void reboot() {
    parts.client().reboot();
    parts.retries().forget();
    outbound.reboot();
    inbound.reboot();
    telemetry.reboot();
    hangUp();
  }

  /** Sets the radio's clock, epoch ms. */
  public void setTime(long epochMillis) {
    parts.replies().setTime(epochMillis);
  }

  Replies replies() {
    return parts.replies();
  }

  private void greet(int nonce) {
    boolean old = parts.quirks().has(Quirk.FIRMWARE_2_7);
    boolean retells = parts.quirks().has(Quirk.REPLAY) && !old && nonce != Greeting.CONFIG_ONLY;
    parts
        .client()
        .greet(
            new Greeting(parts.identity(), parts.settings(), own, parts.memory(), old)
                .answer(nonce),
            retells ? parts.memory().retell(HOP_LIMIT) : List.of());
  }

  private void send(MeshPacket packet) {
    if (packet.getTo() == parts.identity().number()) {
      parts.client().status(0, packet.getId(), outbound.waiting());
      parts.client().add(parts.replies().toSelf(packet));
      parts.replies().administer(packet, delay -> parts.timeline().after(delay, this::reboot));
    } else {
      outbound.take(packet);
    }
  }

  private void hangUp() {
    Runnable action = hangUp;
    disconnect();
    if (action != null) {
      action.run();
    }
  }
}
