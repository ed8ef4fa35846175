package org.kosmoconnect.testbed.mesh;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;

/**
 * Carries what a node says to the gateways that hear it, and from there to the topics of stock
 * firmware.
 */
public record Ether(RadioCoverage coverage) {

  private static final String ROOT = "msh/EU_868/2/";
  private static final String PKI = "PKI";

  /** Bytes that encryption for one receiver adds. */
  private static final int SEAL = 12;

  /** Returns what the gateways that hear a saying publish of it. */
  public List<Transmission> carry(Saying saying) {
    return coverage.hear(saying.from(), saying.chance()).stream()
        .map(reach -> publish(saying, reach))
        .toList();
  }

  /**
   * Publishes a packet as a gateway received it.
   *
   * @param heard with what the gateway's receiver added
   * @param channel null for a packet that only its destination can read
   * @return empty where the gateway's settings keep it from being published
   */
  public static Optional<Transmission> uplink(
      MeshPacket heard, @Nullable ChannelKey channel, VirtualNode gateway, Instant at) {
    boolean plain = publishesPlain(gateway);
    if (channel == null) {
      return plain
          ? Optional.empty()
          : Optional.of(
              new Transmission(at, topic(PKI, gateway), envelope(sealed(heard), PKI, gateway)));
    }
    MeshPacket published =
        plain
            ? heard.toBuilder().setChannel(0).build()
            : heard.toBuilder()
                .setChannel(channel.hash())
                .setEncrypted(
                    channel.encrypt(
                        heard.getFrom(), heard.getId(), heard.getDecoded().toByteArray()))
                .build();
    return Optional.of(
        new Transmission(
            at, topic(channel.name(), gateway), envelope(published, channel.name(), gateway)));
  }

  /** As long as a direct message is when only its destination has the key; nobody here has. */
  private static MeshPacket sealed(MeshPacket heard) {
    byte[] bytes = new byte[heard.getDecoded().getSerializedSize() + SEAL];
    Chance noise = new Chance(heard.getFrom()).of(heard.getId());
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) noise.of(i).bits();
    }
    return heard.toBuilder()
        .setChannel(0)
        .clearPublicKey()
        .setEncrypted(ByteString.copyFrom(bytes))
        .build();
  }

  /**
   * Returns a saying as a node receives it, decoded.
   *
   * @param received null for a node whose clock nobody has set
   */
  public static MeshPacket heard(Saying saying, Reach reach, @Nullable Instant received) {
    var packet =
        MeshPacket.newBuilder()
            .setFrom(saying.from().number())
            .setTo(saying.to())
            .setId(saying.id())
            .setDecoded(saying.data())
            .setHopStart(RadioCoverage.HOP_LIMIT)
            .setHopLimit(RadioCoverage.HOP_LIMIT - reach.hops())
            .setRelayNode(reach.last().number() & 0xFF);
    if (received != null) {
      packet.setRxTime((int) received.getEpochSecond()).setPriority(priority(saying));
    }
    if (reach.signal() != null) {
      packet
          .setRxSnr((float) reach.signal().snr())
          .setRxRssi(reach.signal().rssi())
          .setTransportMechanism(MeshPacket.TransportMechanism.TRANSPORT_LORA);
    }
    return packet.build();
  }

  static String topic(String channel, VirtualNode gateway) {
    return ROOT + "e/" + channel + "/" + gateway.id();
  }

  static String mapTopic() {
    return ROOT + "map/";
  }

  private static Transmission publish(Saying saying, Reach reach) {
    Chance chance = saying.chance().of(reach.receiver().number()).of("way");
    Instant received = saying.sent().plus(onAir(reach.hops(), chance));
    MeshPacket packet = packet(saying, reach, received);
    return new Transmission(
        received.plus(toBroker(chance)),
        topic(saying.channel().name(), reach.receiver()),
        envelope(packet, saying.channel().name(), reach.receiver()));
  }

  static byte[] envelope(MeshPacket packet, String channel, VirtualNode gateway) {
    return ServiceEnvelope.newBuilder()
        .setPacket(packet)
        .setChannelId(ByteString.copyFromUtf8(channel))
        .setGatewayId(ByteString.copyFromUtf8(gateway.id()))
        .build()
        .toByteArray();
  }

  static MeshPacket packet(Saying saying, Reach reach, Instant received) {
    MeshPacket packet = heard(saying, reach, received);
    if (publishesPlain(reach.receiver())) {
      return packet;
    }
    return packet.toBuilder()
        .setChannel(saying.channel().hash())
        .setEncrypted(
            saying
                .channel()
                .encrypt(saying.from().number(), saying.id(), saying.data().toByteArray()))
        .build();
  }

  /**
   * Some owners switch the encryption of the uplink off, so the same packet arrives in both forms.
   */
  private static boolean publishesPlain(VirtualNode gateway) {
    return gateway.number() % 5 < 2;
  }

  private static MeshPacket.Priority priority(Saying saying) {
    boolean text = saying.data().getPortnum() == PortNum.TEXT_MESSAGE_APP;
    return text ? MeshPacket.Priority.HIGH : MeshPacket.Priority.BACKGROUND;
  }

  /** About a second a hop on LongFast, with waiting for a free channel. */
  private static Duration onAir(int hops, Chance chance) {
    double seconds = 0.7 + hops * chance.of("relay").between(0.9, 3.2);
    return Duration.ofMillis((long) (seconds * 1000));
  }

  /** One in a hundred waits for the gateway's Internet to come back, for minutes to hours. */
  public static Duration toBroker(Chance chance) {
    boolean late = chance.of("late").uniform() < 0.01;
    double seconds =
        late
            ? 120 + 9000 * Math.pow(chance.of("outage").uniform(), 2)
            : chance.of("net").between(0.05, 0.9);
    return Duration.ofMillis((long) (seconds * 1000));
  }
}
