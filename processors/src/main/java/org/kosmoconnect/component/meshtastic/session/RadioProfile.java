package org.kosmoconnect.component.meshtastic.session;

import java.util.List;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.DeviceMetadata;
import org.kosmoconnect.proto.meshtastic.ModuleConfig.MQTTConfig;
import org.kosmoconnect.proto.meshtastic.NodeInfo;

/**
 * What a radio said of itself in the handshake. Its private key is not kept.
 *
 * @param number its node number; 0 when unknown
 * @param rebootCount 0 where the firmware does not count
 * @param metadata firmware and board
 * @param lora region, preset, hop limit
 * @param channels all eight, with keys, disabled ones too
 * @param mqtt whether the radio wants its host to carry MQTT
 * @param nodes the nodes that it knows, itself among them
 * @param nodesExpected how many those should be; 0 when unknown
 * @param touchUi a touch interface runs on it and takes packets from the same queue
 */
public record RadioProfile(
    int number,
    int rebootCount,
    DeviceMetadata metadata,
    LoRaConfig lora,
    List<Channel> channels,
    MQTTConfig mqtt,
    List<NodeInfo> nodes,
    int nodesExpected,
    boolean touchUi) {

  /** Hop limit of a radio that did not tell. */
  private static final int USUAL_HOPS = 3;

  /** A radio of which nothing is known. */
  public static final RadioProfile UNKNOWN =
      new RadioProfile(
          0,
          0,
          DeviceMetadata.getDefaultInstance(),
          LoRaConfig.getDefaultInstance(),
          List.of(),
          MQTTConfig.getDefaultInstance(),
          List.of(),
          0,
          false);

  public RadioProfile {
    channels = List.copyOf(channels);
    nodes = List.copyOf(nodes);
  }

  /** Returns the hops that a packet of this radio may take, 1 to 7. */
  public int hopLimit() {
    return lora.getHopLimit() == 0 ? USUAL_HOPS : lora.getHopLimit();
  }

  /** Returns whether every node that the radio counts has been told. */
  public boolean isComplete() {
    return nodes.size() >= nodesExpected;
  }

  /** Returns the version of the firmware, or an empty text. */
  public String firmware() {
    return metadata.getFirmwareVersion().toStringUtf8();
  }
}
