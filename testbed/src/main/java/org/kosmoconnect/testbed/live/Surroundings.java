package org.kosmoconnect.testbed.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.testbed.mesh.Payloads;
import org.kosmoconnect.testbed.mesh.Reach;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.mesh.VirtualNode;

/** The nodes that a radio hears, from near to far. */
record Surroundings(VirtualMesh mesh, VirtualNode radio) {

  private record Heard(VirtualNode node, Reach way) {}

  List<Integer> nodes() {
    return heard(mesh.nodes()).map(one -> one.node().number()).toList();
  }

  /**
   * With the other radios, as they would be in the memory of a radio that has been there for days.
   */
  List<NodeInfo> known(Instant now) {
    Stream<VirtualNode> all = Stream.concat(mesh.nodes().stream(), mesh.radios().stream());
    return heard(all.filter(node -> node != radio).toList())
        .map(
            one ->
                NodeInfo.newBuilder()
                    .setNum(one.node().number())
                    .setUser(Payloads.user(one.node()))
                    .setPosition(mesh.payloads().position(one.node(), now))
                    .setSnr(snr(one.way().signal()))
                    .setHopsAway(one.way().hops())
                    .setLastHeard((int) now.getEpochSecond())
                    .build())
        .toList();
  }

  private Stream<Heard> heard(List<VirtualNode> nodes) {
    return nodes.stream()
        .flatMap(
            node ->
                mesh.ether().coverage().way(node, radio).stream().map(way -> new Heard(node, way)))
        .sorted(
            Comparator.comparingInt((Heard one) -> one.way().hops())
                .thenComparingDouble(one -> -snr(one.way().signal())));
  }

  private static float snr(Reach.@Nullable Signal signal) {
    return signal == null ? 0 : (float) signal.snr();
  }
}
