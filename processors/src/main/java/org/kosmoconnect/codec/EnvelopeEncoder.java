package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/** Makes envelopes as gateways publish them. */
public final class EnvelopeEncoder {

  private EnvelopeEncoder() {}

  /**
   * Wraps a packet as it is: plain, or encrypted by {@link ChannelKey#encrypt}.
   *
   * @param channel name of the channel, or {@code PKI}
   * @param gateway who heard it
   */
  public static byte[] encode(MeshPacket packet, String channel, NodeId gateway) {
    return ServiceEnvelope.newBuilder()
        .setPacket(packet)
        .setChannelId(ByteString.copyFromUtf8(channel))
        .setGatewayId(ByteString.copyFromUtf8(gateway.toString()))
        .build()
        .toByteArray();
  }
}
