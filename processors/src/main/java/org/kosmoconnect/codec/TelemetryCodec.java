package org.kosmoconnect.codec;

import static org.kosmoconnect.model.ReadingKind.AIR_QUALITY;
import static org.kosmoconnect.model.ReadingKind.DEVICE;
import static org.kosmoconnect.model.ReadingKind.ENVIRONMENT;
import static org.kosmoconnect.model.ReadingKind.HEALTH;
import static org.kosmoconnect.model.ReadingKind.POWER;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Objects;
import org.kosmoconnect.model.Content;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.Opaque;
import org.kosmoconnect.model.Reading;
import org.kosmoconnect.model.ReadingKind;
import org.kosmoconnect.model.TelemetryRequest;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Telemetry;

/** Readings from and to the telemetry port. */
public final class TelemetryCodec {

  private static final Map<Integer, MetricFields> VARIANTS =
      Map.of(
          Telemetry.DEVICE_METRICS_FIELD_NUMBER, fields("device_metrics", DEVICE),
          Telemetry.ENVIRONMENT_METRICS_FIELD_NUMBER, fields("environment_metrics", ENVIRONMENT),
          Telemetry.AIR_QUALITY_METRICS_FIELD_NUMBER, fields("air_quality_metrics", AIR_QUALITY),
          Telemetry.POWER_METRICS_FIELD_NUMBER, fields("power_metrics", POWER),
          Telemetry.LOCAL_STATS_FIELD_NUMBER, fields("local_stats", DEVICE),
          Telemetry.HEALTH_METRICS_FIELD_NUMBER, fields("health_metrics", HEALTH),
          Telemetry.HOST_METRICS_FIELD_NUMBER, fields("host_metrics", DEVICE),
          Telemetry.TRAFFIC_MANAGEMENT_STATS_FIELD_NUMBER,
              fields("traffic_management_stats", DEVICE));

  private TelemetryCodec() {}

  static Content decode(byte[] payload) throws InvalidProtocolBufferException {
    Telemetry telemetry = Telemetry.parseFrom(payload);
    MetricFields fields = VARIANTS.get(telemetry.getVariantCase().getNumber());
    if (fields == null) {
      return new Opaque(PortNum.TELEMETRY_APP_VALUE);
    }
    Message variant = (Message) telemetry.getField(field(telemetry.getVariantCase().getNumber()));
    if (variant.getSerializedSize() == 0) {
      return new TelemetryRequest(fields.kind());
    }
    Reading.Builder reading =
        Reading.builder(fields.kind(), Integer.toUnsignedLong(telemetry.getTime()));
    fields.read(variant, reading);
    addDeprecated(telemetry, reading);
    return new org.kosmoconnect.model.Telemetry(reading.build());
  }

  /**
   * Encodes a reading as a radio does. Device readings become device metrics; counters of a node
   * have no place there and are left out.
   */
  public static byte[] encode(Reading reading) {
    int number = variantOf(reading.kind());
    Telemetry.Builder telemetry = Telemetry.newBuilder().setTime((int) reading.time());
    Message.Builder variant = telemetry.newBuilderForField(field(number));
    Objects.requireNonNull(VARIANTS.get(number)).write(reading, variant);
    return telemetry.setField(field(number), variant.build()).build().toByteArray();
  }

  private static int variantOf(ReadingKind kind) {
    return switch (kind) {
      case DEVICE -> Telemetry.DEVICE_METRICS_FIELD_NUMBER;
      case ENVIRONMENT -> Telemetry.ENVIRONMENT_METRICS_FIELD_NUMBER;
      case AIR_QUALITY -> Telemetry.AIR_QUALITY_METRICS_FIELD_NUMBER;
      case POWER -> Telemetry.POWER_METRICS_FIELD_NUMBER;
      case HEALTH -> Telemetry.HEALTH_METRICS_FIELD_NUMBER;
    };
  }

  /** Firmware before 2.8 counted one-wire sensors in a list; they are the same channels. */
  private static void addDeprecated(Telemetry telemetry, Reading.Builder reading) {
    if (telemetry.hasEnvironmentMetrics()) {
      var values = telemetry.getEnvironmentMetrics().getOneWireTemperatureList();
      for (int channel = 0; channel < Math.min(values.size(), 8); channel++) {
        Metric metric = Metric.valueOf("ONE_WIRE_TEMPERATURE_" + channel);
        reading.put(metric, Double.parseDouble(values.get(channel).toString()));
      }
    }
  }

  private static MetricFields fields(String variant, ReadingKind kind) {
    return MetricFields.of(
        Telemetry.getDescriptor().findFieldByName(variant).getMessageType(), kind);
  }

  private static FieldDescriptor field(int number) {
    return Telemetry.getDescriptor().findFieldByNumber(number);
  }
}
