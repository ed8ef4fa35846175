package org.kosmoconnect.component.meshtastic.session;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Config;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.DeviceMetadata;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.ModuleConfig.MQTTConfig;
import org.kosmoconnect.proto.meshtastic.MyNodeInfo;
import org.kosmoconnect.proto.meshtastic.NodeInfo;

/** Gathers a {@link RadioProfile} from the messages of a handshake, whatever their order. */
final class ProfileBuilder {

  /** Number of displaymode in the display section, and its value for the touch interface. */
  private static final int DISPLAY_MODE = 8;

  private static final long COLOR = 3;

  private MyNodeInfo my = MyNodeInfo.getDefaultInstance();
  private DeviceMetadata metadata = DeviceMetadata.getDefaultInstance();
  private LoRaConfig lora = LoRaConfig.getDefaultInstance();
  private MQTTConfig mqtt = MQTTConfig.getDefaultInstance();
  private final Map<Integer, Channel> channels = new TreeMap<>();
  private final Map<Integer, NodeInfo> nodes = new LinkedHashMap<>();
  private boolean touchUi;

  void take(FromRadio message) {
    switch (message.getPayloadVariantCase()) {
      case MY_INFO -> my = message.getMyInfo();
      case METADATA -> metadata = message.getMetadata();
      case CHANNEL -> channels.put(message.getChannel().getIndex(), message.getChannel());
      case NODE_INFO -> nodes.put(message.getNodeInfo().getNum(), message.getNodeInfo());
      case CONFIG -> take(message.getConfig());
      case MODULECONFIG -> {
        if (message.getModuleConfig().hasMqtt()) {
          mqtt = message.getModuleConfig().getMqtt();
        }
      }
      default -> {
        // Nothing that describes the radio.
      }
    }
  }

  RadioProfile build() {
    return new RadioProfile(
        number(),
        my.getRebootCount(),
        metadata,
        lora,
        new ArrayList<>(channels.values()),
        mqtt,
        new ArrayList<>(nodes.values()),
        my.getNodedbCount(),
        touchUi);
  }

  int number() {
    if (my.getMyNodeNum() != 0) {
      return my.getMyNodeNum();
    }
    // Without my_info the first node is the radio's own.
    return nodes.isEmpty() ? 0 : nodes.keySet().iterator().next();
  }

  private void take(Config config) {
    if (config.hasLora()) {
      lora = config.getLora();
    } else if (config.hasDisplay()) {
      touchUi = isColor(config.getDisplay());
    }
  }

  private static boolean isColor(ByteString display) {
    try {
      return UnknownFieldSet.parseFrom(display)
          .getField(DISPLAY_MODE)
          .getVarintList()
          .contains(COLOR);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
