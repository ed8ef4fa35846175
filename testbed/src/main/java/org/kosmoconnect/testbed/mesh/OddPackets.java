package org.kosmoconnect.testbed.mesh;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Telemetry;

/**
 * What a real mesh has too: bytes that are no packet, foreign keys, direct messages, wrong clocks,
 * broken sensors.
 */
final class OddPackets {

  private static final ChannelKey FOREIGN =
      new ChannelKey(
          "LongFast",
          Base64.getEncoder()
              .encodeToString("somebody else's!".getBytes(StandardCharsets.US_ASCII)));

  private static final ChannelKey PKI = new ChannelKey("PKI", ChannelKey.LONG_FAST.key());

  private OddPackets() {}

  /** Makes the next sort in turn, as its gateway would publish it. */
  static Transmission of(Moment moment, VirtualNode stranger) {
    long time = moment.time().getEpochSecond();
    return switch ((int) Math.floorMod(moment.turn(), 9L)) {
      case 0 -> raw(moment, noise(moment, 60));
      case 1 ->
          raw(
              moment,
              truncated(said(moment, stranger, ChannelKey.LONG_FAST, reading(time, 12.5f))));
      case 2 -> raw(moment, said(moment, stranger, FOREIGN, reading(time, 12.5f)));
      case 3 -> directMessage(moment, stranger);
      case 4 ->
          raw(
              moment,
              said(
                  moment, stranger, ChannelKey.LONG_FAST, reading(time + 2 * 365 * 86400L, 12.5f)));
      case 5 -> raw(moment, said(moment, stranger, ChannelKey.LONG_FAST, reading(4711, 11.5f)));
      case 6 -> raw(moment, said(moment, stranger, ChannelKey.LONG_FAST, reading(0, 10.5f)));
      case 7 -> raw(moment, said(moment, stranger, ChannelKey.LONG_FAST, reading(time, Float.NaN)));
      default -> raw(moment, said(moment, stranger, ChannelKey.LONG_FAST, broken(time)));
    };
  }

  private static Transmission raw(Moment moment, byte[] payload) {
    return new Transmission(moment.time(), Ether.topic("LongFast", moment.node()), payload);
  }

  private static Transmission directMessage(Moment moment, VirtualNode stranger) {
    var saying = saying(moment, stranger, PKI, data(Telemetry.getDefaultInstance()));
    var packet =
        Ether.packet(saying, reach(moment), moment.time()).toBuilder()
            .setTo(moment.node().number() ^ 0x00FF00)
            .setChannel(0)
            .setPkiEncrypted(true)
            .setEncrypted(ByteString.copyFrom(noise(moment, 44)))
            .build();
    return new Transmission(
        moment.time(),
        Ether.topic("PKI", moment.node()),
        Ether.envelope(packet, "PKI", moment.node()));
  }

  private static byte[] said(
      Moment moment, VirtualNode stranger, ChannelKey key, Telemetry telemetry) {
    Saying saying = saying(moment, stranger, key, data(telemetry));
    var packet =
        Ether.packet(saying, reach(moment), moment.time()).toBuilder()
            .setChannel(ChannelKey.LONG_FAST.hash())
            .setEncrypted(key.encrypt(stranger.number(), saying.id(), saying.data().toByteArray()))
            .build();
    return Ether.envelope(packet, "LongFast", moment.node());
  }

  private static Saying saying(Moment moment, VirtualNode stranger, ChannelKey key, Data data) {
    return new Saying(
        stranger, Saying.ALL, moment.packetId(), moment.time(), key, data, moment.chance(), 1);
  }

  private static Reach reach(Moment moment) {
    return new Reach(moment.node(), 1, moment.node(), new Reach.Signal(-6.25, -118));
  }

  private static Data data(Telemetry telemetry) {
    return Data.newBuilder()
        .setPortnum(PortNum.TELEMETRY_APP)
        .setPayload(telemetry.toByteString())
        .setBitfield(1)
        .build();
  }

  private static Telemetry reading(long time, float temperature) {
    return Telemetry.newBuilder()
        .setTime((int) time)
        .setEnvironmentMetrics(
            EnvironmentMetrics.newBuilder().setTemperature(temperature).setRelativeHumidity(55.5f))
        .build();
  }

  /** What a BME280 with a loose wire says. */
  private static Telemetry broken(long time) {
    var metrics =
        EnvironmentMetrics.newBuilder()
            .setTemperature(-144.7f)
            .setRelativeHumidity(100)
            .setBarometricPressure(652);
    return Telemetry.newBuilder().setTime((int) time).setEnvironmentMetrics(metrics).build();
  }

  private static byte[] truncated(byte[] envelope) {
    return Arrays.copyOf(envelope, envelope.length * 2 / 3);
  }

  private static byte[] noise(Moment moment, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) moment.chance().of(i).bits();
    }
    // An end-group tag without a group: no protobuf parser takes it.
    bytes[0] = 0x0C;
    return bytes;
  }
}
