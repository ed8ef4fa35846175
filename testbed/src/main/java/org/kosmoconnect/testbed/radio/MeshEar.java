package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;
import org.kosmoconnect.testbed.mesh.ChannelKey;
import org.kosmoconnect.testbed.mesh.Transmission;

/**
 * Lets a radio stand where a gateway of the virtual mesh stands: what the gateway publishes is what
 * the radio's antenna received.
 */
public final class MeshEar {

  private final RadioIdentity identity;
  private final String end;

  /**
   * @param identity whose number is the gateway's
   */
  public MeshEar(RadioIdentity identity) {
    this.identity = identity;
    this.end = "/!%08x".formatted(identity.number());
  }

  /** Returns the packet as the radio receives it; empty when it does not, or has no key. */
  public Optional<MeshPacket> hear(Transmission transmission) {
    if (!transmission.topic().endsWith(end)) {
      return Optional.empty();
    }
    try {
      ServiceEnvelope envelope = ServiceEnvelope.parseFrom(transmission.payload());
      MeshPacket packet = envelope.getPacket();
      if (packet.getFrom() == identity.number()) {
        return Optional.empty();
      }
      for (Channel channel : identity.channels()) {
        ChannelKey key = identity.key(channel);
        if (identity.has(channel.getIndex())
            && key.name().equals(envelope.getChannelId().toStringUtf8())) {
          return Optional.of(open(packet, channel, key));
        }
      }
    } catch (InvalidProtocolBufferException e) {
      // Nothing a radio would have received.
    }
    return Optional.empty();
  }

  private static MeshPacket open(MeshPacket packet, Channel channel, ChannelKey key)
      throws InvalidProtocolBufferException {
    Data data = packet.getDecoded();
    if (packet.hasEncrypted()) {
      data =
          Data.parseFrom(
              key.apply(packet.getFrom(), packet.getId(), packet.getEncrypted().toByteArray()));
    }
    return packet.toBuilder().setChannel(channel.getIndex()).setDecoded(data).build();
  }
}
