package org.kosmoconnect.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Opaque;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.model.Telemetry;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;
import org.kosmoconnect.proto.meshtastic.HostMetrics;
import org.kosmoconnect.proto.meshtastic.LocalStats;

class TelemetryCodecTest {

  @Test
  void readsBackDeviceAndHealthReadings() throws Exception {
    Reading device =
        Reading.of(
            ReadingKind.DEVICE, 5, Map.of(Metric.BATTERY, 101.0, Metric.UPTIME, 4294967295.0));
    Reading health =
        Reading.of(
            ReadingKind.HEALTH,
            5,
            Map.of(Metric.BLOOD_OXYGEN, 98.0, Metric.BODY_TEMPERATURE, 36.6));

    assertThat(TelemetryCodec.decode(TelemetryCodec.encode(device)))
        .isEqualTo(new Telemetry(device));
    assertThat(TelemetryCodec.decode(TelemetryCodec.encode(health)))
        .isEqualTo(new Telemetry(health));
  }

  @Test
  void countersThatStandAtZeroAreTold() throws Exception {
    LocalStats stats = LocalStats.newBuilder().setNumPacketsRx(3).build();

    Reading reading = decode(wire().setLocalStats(stats).build());

    assertThat(reading.value(Metric.PACKETS_RX)).isEqualTo(3);
    assertThat(reading.value(Metric.PACKETS_RX_BAD)).isZero();
    assertThat(reading.has(Metric.NOISE_FLOOR)).isFalse();
    assertThat(reading.has(Metric.HEAP_FREE)).isFalse();
  }

  @Test
  void bigNumbersOfAHostAreUnsigned() throws Exception {
    HostMetrics host = HostMetrics.newBuilder().setFreememBytes(-1).setLoad1(150).build();

    Reading reading = decode(wire().setHostMetrics(host).build());

    assertThat(reading.value(Metric.HOST_MEMORY_FREE)).isGreaterThan(1.8e19);
    assertThat(reading.value(Metric.HOST_LOAD_1)).isEqualTo(1.5);
  }

  @Test
  void oldListOfOneWireSensorsFillsTheChannels() throws Exception {
    EnvironmentMetrics old =
        EnvironmentMetrics.newBuilder()
            .addOneWireTemperature(4.5f)
            .addOneWireTemperature(-1)
            .build();

    Reading reading = decode(wire().setEnvironmentMetrics(old).build());

    assertThat(reading.value(Metric.ONE_WIRE_TEMPERATURE_0)).isEqualTo(4.5);
    assertThat(reading.value(Metric.ONE_WIRE_TEMPERATURE_1)).isEqualTo(-1);
  }

  @Test
  void numbersHaveTheDecimalsThatTheirFloatStandsFor() {
    for (String told : List.of("21.37", "0.1", "-0.0625", "20000.12", "1013.2513", "1.0E-7")) {
      float wire = Float.parseFloat(told);

      assertThat(MetricFields.shortest(wire)).isEqualTo(Double.parseDouble(Float.toString(wire)));
    }
    assertThat(MetricFields.shortest(16_777_216f)).isEqualTo(16_777_216);
  }

  @Test
  void variantsOfTheFutureAreOpaque() throws Exception {
    assertThat(TelemetryCodec.decode(new byte[] {(byte) 0xAA, 0x06, 0x00}))
        .isEqualTo(new Opaque(67));
  }

  private static org.kosmoconnect.proto.meshtastic.Telemetry.Builder wire() {
    return org.kosmoconnect.proto.meshtastic.Telemetry.newBuilder();
  }

  private static Reading decode(org.kosmoconnect.proto.meshtastic.Telemetry telemetry)
      throws InvalidProtocolBufferException {
    return ((Telemetry) TelemetryCodec.decode(telemetry.toByteArray())).reading();
  }
}
