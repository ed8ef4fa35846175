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
    return heard().map(one -> one.node().number()).toList();
  }

  /** As they would be in the memory of a radio that has been there for days. */
  List<NodeInfo> known(Instant now) {
    return heard()
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

  private Stream<Heard> heard() {
    return mesh.nodes().stream()
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
