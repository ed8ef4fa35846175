package org.kosmoconnect.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.kosmoconnect.codec.Samples.DECODER;
import static org.kosmoconnect.codec.Samples.GATEWAY;
import static org.kosmoconnect.codec.Samples.METEO;
import static org.kosmoconnect.codec.Samples.STATION;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.model.Malformed;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.NodeId;
import org.kosmoconnect.model.NodeInfo;
import org.kosmoconnect.model.Opaque;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.model.Telemetry;
import org.kosmoconnect.model.TelemetryRequest;
import org.kosmoconnect.model.Text;
import org.kosmoconnect.model.Unreadable;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.ServiceEnvelope;
import org.kosmoconnect.proto.meshtastic.User;

class EnvelopeDecoderTest {

  private static final byte[] WEATHER = TelemetryCodec.encode(Samples.weather());

  @Test
  void decodesAPlainReading() {
    MeshPacket wire = Samples.packet(PortNum.TELEMETRY_APP_VALUE, WEATHER);

    Packet packet = DECODER.decodeBytes(Samples.envelope(wire, "LongFast"));

    assertThat(packet.content()).isEqualTo(new Telemetry(Samples.weather()));
    assertThat(packet.from()).isEqualTo(STATION);
    assertThat(packet.gateway()).isEqualTo(GATEWAY);
    assertThat(packet.id()).isEqualTo(0x80000001L);
    assertThat(packet.channel()).isEqualTo("LongFast");
    assertThat(packet.okToMqtt()).isTrue();
    assertThat(packet.hopsAway()).isEqualTo(1);
    assertThat(packet.rxTime()).isEqualTo(1790200000L);
    assertThat(packet.rxRssi()).isEqualTo(-88);
  }

  @Test
  void sameTransmissionHasTheSameKeyPlainAndEncrypted() {
    MeshPacket wire = Samples.packet(PortNum.TELEMETRY_APP_VALUE, WEATHER);

    Packet plain = DECODER.decodeBytes(Samples.envelope(wire, "Meteo"));
    Packet opened = DECODER.decodeBytes(Samples.envelope(METEO.encrypt(wire), "Meteo"));

    assertThat(opened.key()).isEqualTo(plain.key());
    assertThat(opened.size()).isEqualTo(plain.size());
    assertThat(opened.content()).isEqualTo(plain.content());
  }

  @Test
  void otherContentUnderTheSameIdHasAnotherKey() {
    Packet one = decodeText("one");
    Packet two = decodeText("two");

    assertThat(one.key()).isNotEqualTo(two.key());
  }

  @Test
  void tellsWhyItCannotRead() {
    MeshPacket wire = Samples.packet(PortNum.TELEMETRY_APP_VALUE, WEATHER);
    EnvelopeDecoder stranger = new EnvelopeDecoder(ChannelKeys.of(List.of()));

    Packet packet = stranger.decodeBytes(Samples.envelope(METEO.encrypt(wire), "Meteo"));

    assertThat(packet.unreadable()).isEqualTo(Unreadable.NO_KEY);
    assertThat(packet.port()).isEqualTo(-1);
    assertThat(packet.digest()).isZero();
    assertThat(packet.okToMqtt()).isNull();
  }

  @Test
  void triesEachKeyOfAHash() {
    byte[] psk = METEO.key();
    byte[] swapped = psk.clone();
    swapped[0] = psk[1];
    swapped[1] = psk[0];
    ChannelKey twin = ChannelKey.of("Meteo", swapped);
    MeshPacket wire = METEO.encrypt(Samples.packet(PortNum.TELEMETRY_APP_VALUE, WEATHER));

    assertThat(twin.hash()).isEqualTo(METEO.hash());
    Packet packet =
        new EnvelopeDecoder(ChannelKeys.of(List.of(twin, METEO)))
            .decodeBytes(Samples.envelope(wire, "Meteo"));

    assertThat(packet.readable()).isTrue();
  }

  @Test
  void zeroHopsFromModernFirmwareAreKnownToBeZero() {
    MeshPacket wire =
        Samples.packet(1, new byte[0]).toBuilder().setHopLimit(0).setHopStart(0).build();
    MeshPacket old =
        wire.toBuilder().setDecoded(wire.getDecoded().toBuilder().clearBitfield()).build();

    assertThat(DECODER.decodeBytes(Samples.envelope(wire, "LongFast")).hopsAway()).isZero();
    assertThat(DECODER.decodeBytes(Samples.envelope(old, "LongFast")).hopsAway()).isNull();
  }

  @Test
  void impossibleSignalIsNoSignal() {
    MeshPacket wire =
        Samples.packet(1, new byte[0]).toBuilder()
            .setRxRssi(Integer.MIN_VALUE)
            .setRxSnr(Float.NaN)
            .setRelayNode(-1)
            .setHopLimit(-1)
            .build();

    Packet packet = DECODER.decodeBytes(Samples.envelope(wire, "LongFast"));

    assertThat(packet.rxRssi()).isNull();
    assertThat(packet.rxSnr()).isNull();
    assertThat(packet.relayNode()).isZero();
    assertThat(packet.hopLimit()).isNull();
    assertThat(packet.hopsAway()).isNull();
  }

  @Test
  void explicitZeroIsAValueAndNotANumberIsNone() {
    var environment =
        org.kosmoconnect.proto.meshtastic.EnvironmentMetrics.newBuilder()
            .setTemperature(0)
            .setRelativeHumidity(Float.NaN);
    byte[] payload =
        org.kosmoconnect.proto.meshtastic.Telemetry.newBuilder()
            .setEnvironmentMetrics(environment)
            .build()
            .toByteArray();

    Packet packet = decode(PortNum.TELEMETRY_APP_VALUE, payload);

    assertThat(packet.content())
        .asInstanceOf(type(Telemetry.class))
        .satisfies(
            telemetry -> {
              assertThat(telemetry.reading().value(Metric.TEMPERATURE)).isZero();
              assertThat(telemetry.reading().has(Metric.HUMIDITY)).isFalse();
              assertThat(telemetry.reading().nonFinite()).isTrue();
            });
  }

  @Test
  void emptyVariantAsksForTelemetry() {
    byte[] payload =
        org.kosmoconnect.proto.meshtastic.Telemetry.newBuilder()
            .setPowerMetrics(org.kosmoconnect.proto.meshtastic.PowerMetrics.getDefaultInstance())
            .build()
            .toByteArray();

    assertThat(decode(PortNum.TELEMETRY_APP_VALUE, payload).content())
        .isEqualTo(new TelemetryRequest(ReadingKind.POWER));
  }

  @Test
  void brokenNameDoesNotCostThePacket() {
    byte[] payload =
        User.newBuilder()
            .setLongName(ByteString.copyFrom(new byte[] {'A', (byte) 0xFF, 0, 'B'}))
            .build()
            .toByteArray();

    assertThat(decode(PortNum.NODEINFO_APP_VALUE, payload).content())
        .asInstanceOf(type(NodeInfo.class))
        .extracting(NodeInfo::longName)
        .isEqualTo("A\uFFFD\u2400B");
  }

  @Test
  void emptyRoutingMessageIsNoAcknowledgement() {
    assertThat(decode(PortNum.ROUTING_APP_VALUE, new byte[0]).content()).isEqualTo(new Opaque(5));
  }

  @Test
  void garbageInsideAPortIsMalformedContentOfASoundPacket() {
    Packet packet = decode(PortNum.POSITION_APP_VALUE, new byte[] {0x0d, 1});

    assertThat(packet.content()).isInstanceOf(Malformed.class);
    assertThat(packet.readable()).isTrue();
  }

  @Test
  void refusesWhatLacksWhatEveryPacketHas() {
    MeshPacket wire = Samples.packet(1, new byte[0]);
    MeshPacket nobody = wire.toBuilder().setFrom(0).build();
    MeshPacket everybody = wire.toBuilder().setFrom(-1).build();
    MeshPacket empty = wire.toBuilder().clearPayloadVariant().build();

    assertRefused(new byte[0], Reason.NO_PACKET);
    assertRefused("hello".getBytes(StandardCharsets.US_ASCII), Reason.NOT_PROTOBUF);
    assertRefused(Samples.envelope(wire, ""), Reason.NO_CHANNEL);
    assertRefused(Samples.envelope(wire, "x".repeat(65)), Reason.BAD_CHANNEL);
    assertRefused(Samples.envelope(nobody, "LongFast"), Reason.BAD_SENDER);
    assertRefused(Samples.envelope(everybody, "LongFast"), Reason.BAD_SENDER);
    assertRefused(Samples.envelope(empty, "LongFast"), Reason.NO_PAYLOAD);
    assertRefused(Samples.envelope(Samples.packet(1, new byte[513]), "LongFast"), Reason.TOO_LARGE);
    assertRefused(Samples.envelope(Samples.packet(-1, new byte[0]), "LongFast"), Reason.BAD_PORT);
    assertRefused(new byte[5000], Reason.TOO_LARGE);
    assertRefused(withGateway(wire, ""), Reason.NO_GATEWAY);
    assertRefused(withGateway(wire, "cloud"), Reason.BAD_GATEWAY);
    assertRefused(withGateway(wire, NodeId.BROADCAST.toString()), Reason.BAD_GATEWAY);
  }

  private static byte[] withGateway(MeshPacket packet, String gateway) {
    return ServiceEnvelope.newBuilder()
        .setPacket(packet)
        .setChannelId(ByteString.copyFromUtf8("LongFast"))
        .setGatewayId(ByteString.copyFromUtf8(gateway))
        .build()
        .toByteArray();
  }

  private static void assertRefused(byte[] envelope, Reason reason) {
    assertThatThrownBy(() -> DECODER.decodeBytes(envelope))
        .asInstanceOf(type(PacketDecodeException.class))
        .extracting(PacketDecodeException::reason)
        .isEqualTo(reason);
  }

  private static Packet decodeText(String text) {
    Packet packet = decode(1, text.getBytes(StandardCharsets.UTF_8));
    assertThat(packet.content()).isInstanceOf(Text.class);
    return packet;
  }

  private static Packet decode(int port, byte[] payload) {
    return DECODER.decodeBytes(Samples.envelope(Samples.packet(port, payload), "LongFast"));
  }
}
