package org.kosmoconnect.testbed.load;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import org.kosmoconnect.proto.meshtastic.AirQualityMetrics;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.DeviceMetrics;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;
import org.kosmoconnect.proto.meshtastic.HardwareModel;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;

/**
 * The contents of one packet of a load; all values follow from its number and differ from packet to
 * packet.
 */
final class LoadPayload {

  private LoadPayload() {}

  static Data of(long number, int node, int time) {
    return switch (LoadKind.of(number)) {
      case ENVIRONMENT ->
          data(
              PortNum.TELEMETRY_APP,
              telemetry(time).setEnvironmentMetrics(environment(number)).build());
      case DEVICE ->
          data(PortNum.TELEMETRY_APP, telemetry(time).setDeviceMetrics(device(number)).build());
      case AIR_QUALITY ->
          data(PortNum.TELEMETRY_APP, telemetry(time).setAirQualityMetrics(air(number)).build());
      case POSITION -> data(PortNum.POSITION_APP, position(number, time));
      case NODE_INFO -> data(PortNum.NODEINFO_APP, user(number, node));
      case TEXT ->
          data(PortNum.TEXT_MESSAGE_APP, ByteString.copyFromUtf8("Load text number " + number));
    };
  }

  private static Data data(PortNum port, MessageLite message) {
    return data(port, message.toByteString());
  }

  private static Data data(PortNum port, ByteString payload) {
    return Data.newBuilder().setPortnum(port).setPayload(payload).setBitfield(1).build();
  }

  private static Telemetry.Builder telemetry(int time) {
    return Telemetry.newBuilder().setTime(time);
  }

  private static EnvironmentMetrics environment(long number) {
    return EnvironmentMetrics.newBuilder()
        .setTemperature(number % 4000 / 100f - 10)
        .setRelativeHumidity(20 + number % 7900 / 100f)
        .setBarometricPressure(900 + number % 10_000 / 100f)
        .setGasResistance(50 + number % 997)
        .build();
  }

  private static DeviceMetrics device(long number) {
    return DeviceMetrics.newBuilder()
        .setBatteryLevel((int) (1 + number % 100))
        .setVoltage(3.3f + number % 90 / 100f)
        .setChannelUtilization(number % 2000 / 100f)
        .setAirUtilTx(number % 500 / 100f)
        .setUptimeSeconds((int) (number % 1_000_000))
        .build();
  }

  private static AirQualityMetrics air(long number) {
    int pm25 = (int) (number % 90);
    return AirQualityMetrics.newBuilder()
        .setPm10Standard(pm25 * 2 / 3)
        .setPm25Standard(pm25)
        .setPm100Standard(pm25 + 5)
        .setParticles03Um(pm25 * 180)
        .setParticles05Um(pm25 * 50)
        .setParticles10Um(pm25 * 9)
        .setCo2((int) (420 + number % 300))
        .build();
  }

  private static Position position(long number, int time) {
    return Position.newBuilder()
        .setLatitudeI((int) (490_000_000 + number % 9_999_991))
        .setLongitudeI((int) (195_000_000 + number * 7 % 9_999_991))
        .setAltitude((int) (400 + number % 2000))
        .setTime(time)
        .setPrecisionBits(32)
        .build();
  }

  private static User user(long number, int node) {
    return User.newBuilder()
        .setId(ByteString.copyFromUtf8("!%08x".formatted(node)))
        .setLongName(ByteString.copyFromUtf8("Load node %08x".formatted(node)))
        .setShortName(ByteString.copyFromUtf8("%04x".formatted(node & 0xFFFF)))
        .setHwModel(number % 20 < 10 ? HardwareModel.RAK4631 : HardwareModel.HELTEC_V3)
        .build();
  }
}
