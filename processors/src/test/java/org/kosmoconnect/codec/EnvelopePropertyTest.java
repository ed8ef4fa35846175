package org.kosmoconnect.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.codec.Samples.DECODER;
import static org.kosmoconnect.codec.Samples.METEO;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.model.Telemetry;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

class EnvelopePropertyTest {

  /** The bound on allocation: an envelope of some hundred bytes must not ask for megabytes. */
  private static final long MOST_BYTES = 1_000_000;

  static {
    // Loading classes allocates too.
    decodeFreely(envelope(Samples.weather(), true));
    decodeFreely(new byte[] {1});
  }

  @Property
  void anyBytesAreDecodedOrRefused(@ForAll @Size(max = 600) byte[] bytes) {
    decodeOrRefuse(bytes);
  }

  @Property
  void anyPayloadOnAnyPortIsDecoded(
      @ForAll("ports") int port, @ForAll @Size(max = 240) byte[] payload) {
    Packet packet =
        DECODER.decodeBytes(Samples.envelope(Samples.packet(port, payload), "LongFast"));

    assertThat(packet.port()).isEqualTo(port);
    assertThat(packet.payload()).isEqualTo(payload);
  }

  @Property
  void truncatedEnvelopesAreDecodedOrRefused(
      @ForAll("readings") Reading reading,
      @ForAll boolean encrypted,
      @ForAll @IntRange(max = 150) int length) {
    byte[] whole = envelope(reading, encrypted);

    decodeOrRefuse(Arrays.copyOf(whole, Math.min(length, whole.length)));
  }

  @Property
  void envelopesWithFlippedBitsAreDecodedOrRefused(
      @ForAll("readings") Reading reading,
      @ForAll boolean encrypted,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 2000) Integer> bits) {
    byte[] bytes = envelope(reading, encrypted);
    for (int bit : bits) {
      bytes[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
    }

    decodeOrRefuse(bytes);
  }

  @Property
  void readingsSurviveTheWay(@ForAll("readings") Reading reading, @ForAll boolean encrypted) {
    Packet packet = DECODER.decodeBytes(envelope(reading, encrypted));

    assertThat(packet.content()).isEqualTo(new Telemetry(reading));
  }

  @Property
  void onlyTheRightKeyOpensAPacket(
      @ForAll @Size(16) byte[] psk, @ForAll @Size(max = 200) byte[] payload) {
    ChannelKey key = ChannelKey.of("Meteo", psk);
    MeshPacket wire = key.encrypt(Samples.packet(PortNum.PRIVATE_APP_VALUE, payload));
    EnvelopeDecoder owner = new EnvelopeDecoder(ChannelKeys.of(List.of(key)));

    Packet packet = owner.decodeBytes(Samples.envelope(wire, "Meteo"));

    assertThat(packet.port()).isEqualTo(PortNum.PRIVATE_APP_VALUE);
    assertThat(packet.payload()).isEqualTo(payload);
  }

  @Provide
  Arbitrary<Integer> ports() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(1, 80)),
        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 600)));
  }

  @Provide
  Arbitrary<Reading> readings() {
    // Counters of a node travel in other messages than its device metrics, so they are left out.
    Arbitrary<ReadingKind> kinds =
        Arbitraries.of(ReadingKind.ENVIRONMENT, ReadingKind.AIR_QUALITY, ReadingKind.POWER);
    return kinds.flatMap(
        kind ->
            Arbitraries.maps(Arbitraries.of(kind.metrics()), Arbitraries.integers().between(0, 400))
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(values -> reading(kind, values)));
  }

  private static Reading reading(ReadingKind kind, Map<Metric, Integer> values) {
    Map<Metric, Double> doubles = new HashMap<>();
    values.forEach((metric, value) -> doubles.put(metric, value.doubleValue()));
    return Reading.of(kind, 1790200000, doubles);
  }

  private static byte[] envelope(Reading reading, boolean encrypted) {
    MeshPacket wire = Samples.packet(PortNum.TELEMETRY_APP_VALUE, TelemetryCodec.encode(reading));
    return Samples.envelope(encrypted ? METEO.encrypt(wire) : wire, "Meteo");
  }

  private static void decodeOrRefuse(byte[] bytes) {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    decodeFreely(bytes);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
  }

  private static void decodeFreely(byte[] bytes) {
    try {
      assertThat(DECODER.decodeBytes(bytes)).isNotNull();
    } catch (PacketDecodeException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }
}
