package org.kosmoconnect.bridge.virtualnode;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Config;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ModuleConfig;

/**
 * Takes out of a radio's words what its clients are not to know: the private key, the keys of
 * channels, passwords and codes. What is not known to be harmless is left out with them.
 */
final class Discretion {

  private static final Parser<FromRadio> KNOWN =
      DiscardUnknownFieldsParser.wrap(FromRadio.parser());

  private Discretion() {}

  /** Returns what may be told of a message, or null when nothing. */
  static @Nullable FromRadio of(FromRadio message) {
    FromRadio known = known(message);
    return switch (known.getPayloadVariantCase()) {
      case CONFIG -> {
        Config config = of(known.getConfig());
        yield config == null ? null : known.toBuilder().setConfig(config).build();
      }
      case MODULECONFIG -> {
        ModuleConfig module = of(known.getModuleConfig());
        yield module == null ? null : known.toBuilder().setModuleConfig(module).build();
      }
      case CHANNEL -> known.toBuilder().setChannel(of(known.getChannel())).build();
      case MY_INFO, NODE_INFO, METADATA, REGION_PRESETS, PACKET, CLIENTNOTIFICATION -> known;
      // The screen's settings hold its lock's code; the others are between radio and bridge.
      default -> null;
    };
  }

  private static @Nullable Config of(Config config) {
    return switch (config.getPayloadVariantCase()) {
      case SECURITY ->
          config.toBuilder()
              .setSecurity(config.getSecurity().toBuilder().clearPrivateKey())
              .build();
      case NETWORK ->
          config.toBuilder().setNetwork(config.getNetwork().toBuilder().clearWifiPsk()).build();
      case BLUETOOTH ->
          config.toBuilder()
              .setBluetooth(config.getBluetooth().toBuilder().clearFixedPin())
              .build();
      case DEVICE, POSITION, POWER, DISPLAY, LORA -> config;
      default -> null;
    };
  }

  private static @Nullable ModuleConfig of(ModuleConfig module) {
    return switch (module.getPayloadVariantCase()) {
      case MQTT ->
          module.toBuilder()
              .setMqtt(module.getMqtt().toBuilder().clearUsername().clearPassword())
              .build();
      // Offers a channel with its key.
      case MESH_BEACON, PAYLOADVARIANT_NOT_SET -> null;
      default -> module;
    };
  }

  private static Channel of(Channel channel) {
    return channel.toBuilder().setSettings(channel.getSettings().toBuilder().clearPsk()).build();
  }

  private static FromRadio known(FromRadio message) {
    try {
      return KNOWN.parseFrom(message.toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a message does not read as it was written", e);
    }
  }
}
