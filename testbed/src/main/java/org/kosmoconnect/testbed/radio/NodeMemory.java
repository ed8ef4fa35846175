package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MeshPacket.Priority;
import org.kosmoconnect.proto.meshtastic.MeshPacket.TransportMechanism;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** What a radio remembers of other nodes, and how it retells it. */
public final class NodeMemory {

  /** Knuth's multiplier, by which the radio hashes ids of what it retells. */
  private static final int MULTIPLIER = 0x9E3779B1;

  private final Map<Integer, NodeInfo> nodes = new LinkedHashMap<>();
  private final Map<Integer, TreeMap<Integer, Said>> said = new LinkedHashMap<>();

  private record Said(ByteString payload, int time) {}

  /** Remembers a node. */
  public void know(NodeInfo node) {
    nodes.put(node.getNum(), node);
  }

  /**
   * Remembers what a node said last.
   *
   * @param time epoch s, 0 when unknown
   */
  public void remember(int node, PortNum port, ByteString payload, int time) {
    if (port == PortNum.POSITION_APP || port == PortNum.TELEMETRY_APP) {
      said.computeIfAbsent(node, n -> new TreeMap<>())
          .put(port.getNumber(), new Said(payload, time));
    }
  }

  /** Remembers a node no more. */
  public void forget(int node) {
    nodes.remove(node);
    said.remove(node);
  }

  /** Returns whether it knows a node's public key. */
  public boolean hasKey(int node) {
    return !key(node).isEmpty();
  }

  /** Returns a node's public key, empty when it knows none. */
  ByteString key(int node) {
    return nodes.containsKey(node) ? nodes.get(node).getUser().getPublicKey() : ByteString.EMPTY;
  }

  List<NodeInfo> nodes() {
    return new ArrayList<>(nodes.values());
  }

  /** Returns packets that look as if they had been heard just now, by kind and node number. */
  List<MeshPacket> retell(int hopLimit) {
    List<MeshPacket> packets = new ArrayList<>();
    for (PortNum port : List.of(PortNum.POSITION_APP, PortNum.TELEMETRY_APP)) {
      for (NodeInfo node : byNumber()) {
        Said last = said.getOrDefault(node.getNum(), new TreeMap<>()).get(port.getNumber());
        if (last != null) {
          packets.add(packet(node, port, last, hopLimit));
        }
      }
    }
    return packets;
  }

  private List<NodeInfo> byNumber() {
    List<NodeInfo> sorted = nodes();
    sorted.sort((a, b) -> Integer.compareUnsigned(a.getNum(), b.getNum()));
    return sorted;
  }

  private static MeshPacket packet(NodeInfo node, PortNum port, Said last, int hopLimit) {
    int kind = port == PortNum.POSITION_APP ? PortNum.POSITION_APP_VALUE : 2;
    MeshPacket.Builder packet =
        MeshPacket.newBuilder()
            .setFrom(node.getNum())
            .setTo(-1)
            .setId((node.getNum() * MULTIPLIER + last.time()) * MULTIPLIER + kind)
            .setDecoded(Data.newBuilder().setPortnum(port).setPayload(last.payload()))
            .setRxSnr(node.getSnr())
            .setHopStart(hopLimit)
            .setHopLimit(hopLimit - node.getHopsAway())
            .setPriority(Priority.BACKGROUND)
            .setTransportMechanism(TransportMechanism.TRANSPORT_LORA);
    if (last.time() != 0) {
      packet.setRxTime(last.time());
    }
    return packet.build();
  }
}
