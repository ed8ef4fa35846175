package org.kosmoconnect.testbed.radio;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.Config;
import org.kosmoconnect.proto.meshtastic.Config.SecurityConfig;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MyNodeInfo;
import org.kosmoconnect.proto.meshtastic.NodeInfo;

/** The radio's side of a handshake. */
final class Greeting {

  /** Everything but other nodes, or nothing but nodes. */
  static final int CONFIG_ONLY = 69420;

  static final int NODES_ONLY = 69421;

  /** With the node number between them, the id of the board. */
  private static final String DEVICE_ID = "02a1b2c3%08x0000000000000000";

  private static final int OLDEST_APP = 30_200;
  private static final List<String> LINES = lines();

  private final RadioIdentity identity;
  private final RadioSettings settings;
  private final NodeMemory memory;
  private final NodeInfo own;
  private final boolean old;

  /**
   * @param own what the radio knows of itself
   * @param old whether it speaks as 2.7 did
   */
  Greeting(
      RadioIdentity identity,
      RadioSettings settings,
      NodeInfo own,
      NodeMemory memory,
      boolean old) {
    this.identity = identity;
    this.settings = settings;
    this.own = own;
    this.memory = memory;
    this.old = old;
  }

  List<FromRadio> answer(int nonce) {
    List<FromRadio> all = new ArrayList<>();
    if (nonce == NODES_ONLY) {
      all.add(node(own));
      memory.nodes().forEach(node -> all.add(node(node)));
    } else {
      all.add(myInfo());
      LINES.forEach(line -> say(line, nonce != CONFIG_ONLY, all));
    }
    all.add(FromRadio.newBuilder().setConfigCompleteId(nonce).build());
    return all;
  }

  private void say(String line, boolean withNodes, List<FromRadio> all) {
    switch (line) {
      case "own-node" -> all.add(node(own));
      case "channels" ->
          identity
              .channels()
              .forEach(channel -> all.add(FromRadio.newBuilder().setChannel(channel).build()));
      case "security" -> all.add(security());
      case "other-nodes" -> {
        if (withNodes) {
          memory.nodes().forEach(node -> all.add(node(node)));
        }
      }
      default -> {
        FromRadio message = parse(line);
        if (!old || !message.hasRegionPresets()) {
          all.add(asSet(message));
        }
      }
    }
  }

  private FromRadio asSet(FromRadio message) {
    FromRadio.Builder set = message.toBuilder();
    if (message.getConfig().hasLora()) {
      set.getConfigBuilder()
          .getLoraBuilder()
          .setRegion(settings.region())
          .setConfigOkToMqtt(settings.okToMqtt());
    } else if (settings.clientProxy() && message.getModuleConfig().hasMqtt()) {
      set.getModuleConfigBuilder()
          .getMqttBuilder()
          .setEnabled(true)
          .setRoot(com.google.protobuf.ByteString.copyFromUtf8(settings.root()))
          .setProxyToClientEnabled(true);
    }
    return set.build();
  }

  private FromRadio myInfo() {
    MyNodeInfo.Builder info =
        MyNodeInfo.newBuilder()
            .setMyNodeNum(identity.number())
            .setMinAppVersion(OLDEST_APP)
            .setDeviceId(
                com.google.protobuf.ByteString.fromHex(DEVICE_ID.formatted(identity.number())))
            .setPioEnv(com.google.protobuf.ByteString.copyFromUtf8("native"))
            .setNodedbCount(memory.nodes().size() + 1);
    return FromRadio.newBuilder().setMyInfo(info).build();
  }

  private FromRadio security() {
    SecurityConfig.Builder security =
        SecurityConfig.newBuilder()
            .setPublicKey(identity.user().getPublicKey())
            .setPrivateKey(identity.privateKey())
            .setSerialEnabled(true);
    return FromRadio.newBuilder().setConfig(Config.newBuilder().setSecurity(security)).build();
  }

  private static FromRadio node(NodeInfo node) {
    return FromRadio.newBuilder().setNodeInfo(node).build();
  }

  private static FromRadio parse(String line) {
    try {
      return FromRadio.parseFrom(HexFormat.of().parseHex(line));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("greeting.txt is damaged", e);
    }
  }

  private static List<String> lines() {
    try (InputStream in = Greeting.class.getResourceAsStream("greeting.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
