package org.kosmoconnect.testbed.radio;

import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;

/** A radio's way to the broker and back, which leads through its client. */
final class BrokerPath {

  private final RadioParts parts;
  private final ClientProxy proxy;

  BrokerPath(RadioParts parts) {
    this.parts = parts;
    proxy = new ClientProxy(parts.identity(), parts.settings());
  }

  /** Has the client publish a packet, if it may be. */
  void publish(MeshPacket packet, boolean forOne) {
    proxy.uplink(packet, forOne).ifPresent(parts.client()::carry);
  }

  /** What comes from there is received as from the air, and sent on there. */
  void take(MqttClientProxyMessage message, Inbound inbound) {
    MeshPacket packet = proxy.downlink(message).orElse(null);
    if (packet == null) {
      return;
    }
    if (packet.getFrom() == parts.identity().number()) {
      parts.retries().relayed(packet.getId(), parts.quirks().has(Quirk.FIRMWARE_2_7));
    } else if (inbound.receive(packet) != null && packet.getHopLimit() > 0) {
      int hops = packet.getHopLimit() - 1;
      parts.antenna().transmit(packet.toBuilder().setHopLimit(hops).build(), false);
    }
  }
}
