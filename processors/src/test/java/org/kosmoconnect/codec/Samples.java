package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** Packets for tests. */
final class Samples {

  static final NodeId GATEWAY = NodeId.parse("!7c5a9f02");
  static final NodeId STATION = NodeId.parse("!a1b2c3d4");
  static final ChannelKey METEO =
      ChannelKey.of("Meteo", new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6});
  static final EnvelopeDecoder DECODER =
      new EnvelopeDecoder(ChannelKeys.of(java.util.List.of(METEO)));

  private Samples() {}

  static MeshPacket packet(int port, byte[] payload) {
    return MeshPacket.newBuilder()
        .setFrom((int) STATION.num())
        .setTo((int) NodeId.BROADCAST.num())
        .setId(0x80000001)
        .setRxTime(1790200000)
        .setRxSnr(6.25f)
        .setRxRssi(-88)
        .setHopLimit(2)
        .setHopStart(3)
        .setDecoded(
            Data.newBuilder()
                .setPortnumValue(port)
                .setPayload(ByteString.copyFrom(payload))
                .setBitfield(1))
        .build();
  }

  static Reading weather() {
    return Reading.of(
        ReadingKind.ENVIRONMENT,
        1790200000,
        Map.of(Metric.TEMPERATURE, -12.37, Metric.HUMIDITY, 0.0, Metric.PRESSURE, 871.2));
  }

  static byte[] envelope(MeshPacket packet, String channel) {
    return EnvelopeEncoder.encode(packet, channel, GATEWAY);
  }
}
