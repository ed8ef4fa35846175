package org.kosmoconnect.testbed.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.testbed.mesh.Ether;
import org.kosmoconnect.testbed.mesh.RadioCoverage;
import org.kosmoconnect.testbed.mesh.Reach;
import org.kosmoconnect.testbed.mesh.Saying;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.AirTime;

/** What nodes say by themselves, planned a minute ahead: the same that the mesh says unlived. */
final class Schedule {

  private static final long AHEAD = 60_000;
  private static final long RELAY = 1_500;

  private final VirtualMesh mesh;
  private final LiveAir air;
  private final Map<Integer, LiveRadio> radios;
  private final Consumer<Transmission> broker;

  Schedule(
      VirtualMesh mesh,
      LiveAir air,
      Map<Integer, LiveRadio> radios,
      Consumer<Transmission> broker) {
    this.mesh = mesh;
    this.air = air;
    this.radios = radios;
    this.broker = broker;
  }

  void begin() {
    long now = air.timeline().now();
    Instant from = Instant.ofEpochMilli(now);
    Instant to = from.plusMillis(AHEAD);
    for (Saying saying : mesh.sayings(from, to)) {
      air.timeline().after(saying.sent().toEpochMilli() - now, () -> speak(saying));
    }
    for (Transmission report : mesh.reports(from, to)) {
      publish(report);
    }
    air.timeline().after(AHEAD, this::begin);
  }

  private void speak(Saying saying) {
    VirtualNode sender = saying.from();
    if (!air.isOn(sender)) {
      return;
    }
    double airTime = AirTime.of(saying.data()) * saying.airShare();
    air.ledger().transmitted(packet(saying));
    air.occupy(sender, RadioCoverage.HOP_LIMIT, airTime);
    mesh.ether().carry(saying).forEach(this::publish);
    LiveRadio own = radios.get(sender.number());
    if (own != null) {
      own.transmitted(airTime);
    }
    List<VirtualNode> others =
        new ArrayList<>(radios.values().stream().map(LiveRadio::node).toList());
    others.remove(sender);
    for (Reach way : air.coverage().hear(sender, others, saying.chance())) {
      LiveRadio radio = radios.get(way.receiver().number());
      long delay = AirTime.of(saying.data()) * (way.hops() + 1) + RELAY * way.hops();
      air.timeline().after(delay, () -> hear(radio, saying, way));
    }
  }

  private void hear(LiveRadio radio, Saying saying, Reach way) {
    if (air.isOn(radio.node())) {
      radio.receive(
          new Frame(saying.from(), packet(saying), saying.channel()),
          Ether.heard(saying, way, null));
    }
  }

  private void publish(Transmission one) {
    long wait = one.at().toEpochMilli() - air.timeline().now();
    air.timeline().after(Math.max(0, wait), () -> broker.accept(one));
  }

  private static MeshPacket packet(Saying saying) {
    return MeshPacket.newBuilder()
        .setFrom(saying.from().number())
        .setTo(saying.to())
        .setId(saying.id())
        .setDecoded(saying.data())
        .build();
  }
}
