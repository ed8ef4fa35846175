package org.kosmoconnect.hub.uplink;

import com.google.protobuf.ByteString;
import org.kosmoconnect.codec.EnvelopeEncoder;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.Telemetry;

/** Builds envelopes for tests; what is not said has a plain default. */
public final class Envelopes {

  static final NodeId NODE = new NodeId(0x0f2e1c44L);
  public static final NodeId GATEWAY = new NodeId(0x7c5a9f02L);
  private static final int POSITION_PORT = 3;
  static final int TELEMETRY_PORT = 67;
  static final int TEXT_PORT = 1;

  private final MeshPacket.Builder packet =
      MeshPacket.newBuilder()
          .setFrom((int) NODE.num())
          .setTo((int) NodeId.BROADCAST.num())
          .setId(1)
          .setRxRssi(-80)
          .setRxSnr(5.5f)
          .setHopLimit(3)
          .setHopStart(3);
  private final Data.Builder data = Data.newBuilder().setBitfield(1);
  private NodeId gateway = GATEWAY;

  public static Envelopes anEnvelope() {
    return new Envelopes();
  }

  public Envelopes from(NodeId node) {
    packet.setFrom((int) node.num());
    return this;
  }

  Envelopes to(NodeId node) {
    packet.setTo((int) node.num());
    return this;
  }

  public Envelopes id(int id) {
    packet.setId(id);
    return this;
  }

  public Envelopes heardBy(NodeId node) {
    gateway = node;
    return this;
  }

  Envelopes rxTime(long epochSeconds) {
    packet.setRxTime((int) epochSeconds);
    return this;
  }

  public Envelopes withoutConsent() {
    data.clearBitfield();
    return this;
  }

  public Envelopes payload(int port, byte[] payload) {
    data.setPortnumValue(port).setPayload(ByteString.copyFrom(payload));
    return this;
  }

  public Envelopes environment(long epochSeconds, float celsius) {
    return telemetry(
        Telemetry.newBuilder()
            .setTime((int) epochSeconds)
            .setEnvironmentMetrics(EnvironmentMetrics.newBuilder().setTemperature(celsius)));
  }

  public Envelopes position(double latitude, double longitude, int bits) {
    return payload(
        POSITION_PORT,
        Position.newBuilder()
            .setLatitudeI((int) Math.round(latitude * 1e7))
            .setLongitudeI((int) Math.round(longitude * 1e7))
            .setPrecisionBits(bits)
            .build()
            .toByteArray());
  }

  Envelopes telemetry(Telemetry.Builder telemetry) {
    return payload(TELEMETRY_PORT, telemetry.build().toByteArray());
  }

  /** A copy under a key that nobody here has. */
  byte[] unreadable() {
    packet.setChannel(99).setEncrypted(ByteString.copyFrom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    return EnvelopeEncoder.encode(packet.build(), "Hidden", gateway);
  }

  public byte[] bytes() {
    packet.setDecoded(data);
    return EnvelopeEncoder.encode(packet.build(), "LongFast", gateway);
  }

  public String topic() {
    return "msh/EU_868/2/e/LongFast/" + gateway;
  }
}
