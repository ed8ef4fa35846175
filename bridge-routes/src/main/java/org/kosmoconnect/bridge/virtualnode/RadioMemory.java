package org.kosmoconnect.bridge.virtualnode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MyNodeInfo;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.User;

/**
 * What the radio said of itself and of its nodes, to answer clients with; without its secrets. For
 * any thread.
 */
final class RadioMemory {

  private static final int MOST_NODES = 500;

  private final Map<String, FromRadio> sections = new LinkedHashMap<>();
  private final Map<Integer, NodeInfo> nodes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, NodeInfo> eldest) {
          return size() > MOST_NODES && eldest.getKey() != number();
        }
      };
  private MyNodeInfo my = MyNodeInfo.getDefaultInstance();

  /** Remembers what is worth it. */
  synchronized void take(FromRadio discreet) {
    switch (discreet.getPayloadVariantCase()) {
      case MY_INFO -> {
        // Another radio may be attached now.
        if (discreet.getMyInfo().getMyNodeNum() != my.getMyNodeNum()) {
          nodes.clear();
        }
        sections.clear();
        my = discreet.getMyInfo();
      }
      case NODE_INFO -> nodes.put(discreet.getNodeInfo().getNum(), discreet.getNodeInfo());
      case METADATA, REGION_PRESETS -> put("", discreet);
      case CHANNEL -> put(String.valueOf(discreet.getChannel().getIndex()), discreet);
      case CONFIG -> put(discreet.getConfig().getPayloadVariantCase().name(), discreet);
      case MODULECONFIG -> put(discreet.getModuleConfig().getPayloadVariantCase().name(), discreet);
      case PACKET -> introduce(discreet.getPacket());
      default -> {
        // News for those who listen now.
      }
    }
  }

  /** Returns the radio's node number; 0 while nothing is known. */
  synchronized int number() {
    return my.getMyNodeNum();
  }

  /** Returns whether a client can be answered. */
  synchronized boolean isReady() {
    return my.getMyNodeNum() != 0 && nodes.containsKey(my.getMyNodeNum());
  }

  /**
   * Returns the answer to a request for the configuration, in the order of a real radio.
   *
   * @param nonce what was asked with
   */
  synchronized List<FromRadio> answer(int nonce) {
    List<FromRadio> all = new ArrayList<>();
    NodeInfo own = nodes.getOrDefault(my.getMyNodeNum(), NodeInfo.getDefaultInstance());
    if (nonce != SessionSettings.NODES_ONLY) {
      all.add(
          FromRadio.newBuilder().setMyInfo(my.toBuilder().setNodedbCount(nodes.size())).build());
      all.add(FromRadio.newBuilder().setNodeInfo(own).build());
      all.addAll(sections.values());
    } else {
      all.add(FromRadio.newBuilder().setNodeInfo(own).build());
    }
    if (nonce != SessionSettings.CONFIG_ONLY) {
      nodes.values().stream()
          .filter(node -> node.getNum() != my.getMyNodeNum())
          .forEach(node -> all.add(FromRadio.newBuilder().setNodeInfo(node).build()));
    }
    all.add(FromRadio.newBuilder().setConfigCompleteId(nonce).build());
    return all;
  }

  private void put(String name, FromRadio message) {
    sections.put(message.getPayloadVariantCase() + " " + name, message);
  }

  /** A node that introduces itself is known from then on. */
  private void introduce(MeshPacket packet) {
    if (packet.getDecoded().getPortnum() != PortNum.NODEINFO_APP || packet.getFrom() == 0) {
      return;
    }
    try {
      NodeInfo known = nodes.getOrDefault(packet.getFrom(), NodeInfo.getDefaultInstance());
      nodes.put(
          packet.getFrom(),
          known.toBuilder()
              .setNum(packet.getFrom())
              .setUser(User.parseFrom(packet.getDecoded().getPayload()))
              .setSnr(packet.getRxSnr())
              .setLastHeard(packet.getRxTime())
              .build());
    } catch (InvalidProtocolBufferException e) {
      // No introduction.
    }
  }
}
