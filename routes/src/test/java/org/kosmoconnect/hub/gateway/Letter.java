package org.kosmoconnect.hub.gateway;

import com.google.protobuf.ByteString;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.kosmoconnect.codec.EnvelopeEncoder;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A text that somebody sends in the name of a node, as a gateway hands it to the hub. */
final class Letter {

  private static final int TEXT_PORT = 1;

  private final MqttClient uplink;
  private final HubProperties properties;
  private final JdbcClient jdbc;
  private final NodeId from;
  private NodeId gateway;
  private final MeshPacket.Builder packet;
  private final Data.Builder data = Data.newBuilder().setPortnumValue(TEXT_PORT);

  /** A text to a gateway's own node, in clear. */
  Letter(
      MqttClient uplink,
      HubProperties properties,
      JdbcClient jdbc,
      NodeId from,
      NodeId to,
      String text) {
    this.uplink = uplink;
    this.properties = properties;
    this.jdbc = jdbc;
    this.from = from;
    this.gateway = to;
    data.setPayload(ByteString.copyFromUtf8(text));
    packet =
        MeshPacket.newBuilder()
            .setFrom((int) from.num())
            .setTo((int) to.num())
            .setId(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE))
            .setRxRssi(-80)
            .setHopLimit(3)
            .setHopStart(3);
  }

  Letter answering(long packetId) {
    data.setReplyId((int) packetId);
    return this;
  }

  Letter to(long node) {
    packet.setTo((int) node);
    return this;
  }

  /** Its sender allows it to be published. */
  Letter allowed() {
    data.setBitfield(1);
    return this;
  }

  Letter through(NodeId other) {
    gateway = other;
    return this;
  }

  /** Encrypted with the key that the hub knows of its sender. */
  Letter proven() {
    return encrypted(
        jdbc.sql("select public_key from node where num = ?")
            .param(from.num())
            .query(byte[].class)
            .single());
  }

  Letter encrypted(byte[] key) {
    packet.setPkiEncrypted(true).setPublicKey(ByteString.copyFrom(key));
    return this;
  }

  void send() throws MqttException {
    MqttMessage message =
        new MqttMessage(
            EnvelopeEncoder.encode(packet.setDecoded(data).build(), "LongFast", gateway));
    message.setQos(1);
    uplink.publish(
        properties.mqtt().topic().replace("msh/#", "msh/EU_868/2/e/LongFast/" + gateway), message);
  }
}
