package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MeshPacket.TransportMechanism;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;
import org.kosmoconnect.testbed.mesh.ChannelKey;

/** What a radio publishes through its host, and takes from there. */
final class ClientProxy {

  private static final int OK_TO_MQTT = 1;
  private static final int MOST_HOPS = 7;

  private final RadioIdentity identity;
  private final RadioSettings settings;

  ClientProxy(RadioIdentity identity, RadioSettings settings) {
    this.identity = identity;
    this.settings = settings;
  }

  /** Returns what a packet of its own or of others becomes for the broker. */
  Optional<MqttClientProxyMessage> uplink(MeshPacket packet, boolean forOne) {
    boolean own = packet.getFrom() == identity.number();
    boolean allowed = own || (packet.getDecoded().getBitfield() & OK_TO_MQTT) != 0;
    if (!settings.clientProxy()
        || forOne
        || packet.getViaMqtt()
        || !allowed
        || !identity.has(packet.getChannel())) {
      return Optional.empty();
    }
    Channel channel = identity.channels().get(packet.getChannel());
    ChannelKey key = identity.key(channel);
    ServiceEnvelope envelope =
        ServiceEnvelope.newBuilder()
            .setPacket(
                packet.toBuilder()
                    .setChannel(key.hash())
                    .setEncrypted(
                        key.encrypt(
                            packet.getFrom(), packet.getId(), packet.getDecoded().toByteArray())))
            .setChannelId(ByteString.copyFromUtf8(key.name()))
            .setGatewayId(ByteString.copyFromUtf8(identity.id()))
            .build();
    String topic = settings.root() + "/2/e/" + key.name() + "/" + identity.id();
    return Optional.of(
        MqttClientProxyMessage.newBuilder()
            .setTopic(ByteString.copyFromUtf8(topic))
            .setData(envelope.toByteString())
            .build());
  }

  /** Returns a packet from the broker as the radio takes it; empty when it refuses it. */
  Optional<MeshPacket> downlink(MqttClientProxyMessage message) {
    if (!settings.clientProxy()) {
      return Optional.empty();
    }
    try {
      ServiceEnvelope envelope = ServiceEnvelope.parseFrom(message.getData());
      MeshPacket packet = envelope.getPacket();
      boolean echo = envelope.getGatewayId().toStringUtf8().equals(identity.id());
      boolean own = packet.getFrom() == identity.number();
      if (packet.getHopLimit() > MOST_HOPS || packet.hasDecoded() || echo != own) {
        return Optional.empty();
      }
      for (Channel channel : identity.channels()) {
        ChannelKey key = identity.key(channel);
        if (identity.has(channel.getIndex())
            && key.name().equals(envelope.getChannelId().toStringUtf8())
            && key.hash() == packet.getChannel()) {
          return Optional.of(open(packet, channel, key));
        }
      }
    } catch (InvalidProtocolBufferException e) {
      // Nothing a radio would take.
    }
    return Optional.empty();
  }

  private static MeshPacket open(MeshPacket packet, Channel channel, ChannelKey key)
      throws InvalidProtocolBufferException {
    byte[] plain = key.apply(packet.getFrom(), packet.getId(), packet.getEncrypted().toByteArray());
    return packet.toBuilder()
        .setChannel(channel.getIndex())
        .setDecoded(Data.parseFrom(plain))
        .clearRxTime()
        .clearRxRssi()
        .clearRxSnr()
        .clearPkiEncrypted()
        .setViaMqtt(true)
        .setTransportMechanism(TransportMechanism.TRANSPORT_MQTT)
        .build();
  }
}
