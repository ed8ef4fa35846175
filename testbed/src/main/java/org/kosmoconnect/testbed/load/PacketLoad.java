package org.kosmoconnect.testbed.load;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;
import org.kosmoconnect.testbed.mesh.ChannelKey;
import org.kosmoconnect.testbed.mesh.MqttPublisher;
import org.kosmoconnect.testbed.mesh.Transmission;

/**
 * A number of distinct packets in a fixed mix, half of them encrypted, each heard by one or two of
 * four gateways; all allow MQTT and none exceeds the flood limit.
 *
 * @param seed changes nodes and packet ids, so that two loads never share a packet
 * @param packets at most 2³¹
 * @param nodes that send them in turn
 * @param start time of the first reading; each next one of a node is a minute later
 */
public record PacketLoad(int seed, long packets, int nodes, Instant start) {

  private static final int GATEWAYS = 4;
  private static final int MINUTE = 60;

  /** Returns a load that ends at the present minute. */
  public static PacketLoad endingNow(int seed, long packets, int nodes) {
    Duration length = Duration.ofSeconds((packets / nodes + 1) * MINUTE);
    return new PacketLoad(seed, packets, nodes, Instant.now().minus(length));
  }

  /** Returns what the database must hold afterwards. */
  public Expected expected() {
    return Expected.count(packets);
  }

  /** Returns all messages; the copies of a packet follow each other. */
  public Stream<Transmission> messages() {
    return LongStream.range(0, packets).boxed().flatMap(this::copies);
  }

  /**
   * Publishes everything at QoS 1.
   *
   * @param progress hears the number of messages published, now and then
   */
  public void publish(String brokerUrl, LongConsumer progress) throws MqttException {
    try (var publisher = new MqttPublisher(brokerUrl, "kosmo-load-" + seed)) {
      long sent = 0;
      for (var all = messages().iterator(); all.hasNext(); ) {
        Transmission one = all.next();
        publisher.publish(one.topic(), one.payload(), 1);
        if (++sent % 10_000 == 0) {
          progress.accept(sent);
        }
      }
      publisher.flush();
      progress.accept(sent);
    }
  }

  private Stream<Transmission> copies(long number) {
    int node = node(number % nodes);
    Instant time = start.plusSeconds(number / nodes * MINUTE + number % nodes % MINUTE);
    Data data = LoadPayload.of(number, node, (int) time.getEpochSecond());
    int copies = number % 2 == 0 ? 2 : 1;
    return IntStream.range(0, copies).mapToObj(copy -> message(number, node, time, data, copy));
  }

  private Transmission message(long number, int node, Instant time, Data data, int copy) {
    String gateway = "!%08x".formatted(node((number + copy) % GATEWAYS) ^ 0x20000000);
    var packet =
        MeshPacket.newBuilder()
            .setFrom(node)
            .setTo(-1)
            .setId((int) (number + 1))
            .setRxTime((int) time.getEpochSecond() + 1 + copy)
            .setRxSnr(-number % 60 / 4f)
            .setRxRssi((int) (-90 - number % 40))
            .setHopStart(3)
            .setHopLimit(3 - copy)
            .setPriority(MeshPacket.Priority.BACKGROUND);
    boolean encrypted = number % 20 < 10;
    if (encrypted) {
      ByteString cipher = ChannelKey.LONG_FAST.encrypt(node, packet.getId(), data.toByteArray());
      packet.setChannel(ChannelKey.LONG_FAST.hash()).setEncrypted(cipher);
    } else {
      packet.setDecoded(data);
    }
    byte[] envelope =
        ServiceEnvelope.newBuilder()
            .setPacket(packet)
            .setChannelId(ByteString.copyFromUtf8(ChannelKey.LONG_FAST.name()))
            .setGatewayId(ByteString.copyFromUtf8(gateway))
            .build()
            .toByteArray();
    return new Transmission(time, "msh/EU_868/2/e/LongFast/" + gateway, envelope);
  }

  /** Numbers of loads with different seeds lie a million apart. */
  private int node(long index) {
    return (int) (0x10000000 + seed * 1_000_000L % 0x0F000000 + index);
  }
}
