package org.kosmoconnect.testbed.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.testbed.mesh.Chance;
import org.kosmoconnect.testbed.mesh.Ether;
import org.kosmoconnect.testbed.mesh.RadioCoverage;
import org.kosmoconnect.testbed.mesh.Reach;
import org.kosmoconnect.testbed.mesh.Saying;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.mesh.VirtualNode;
import org.kosmoconnect.testbed.radio.Timeline;
import org.kosmoconnect.testbed.radio.Traceroute;

/** Brings what one station transmits to the others, hop by hop, with losses and delays. */
final class LiveAir {

  private final VirtualMesh mesh;
  private final Timeline timeline;
  private final MeshLedger ledger;
  private final double loss;
  private final Consumer<Transmission> broker;
  private final Chance chance;
  private final List<Station> stations = new ArrayList<>();
  private final Set<VirtualNode> off = new HashSet<>();
  private final Set<List<Integer>> published = new HashSet<>();

  LiveAir(
      VirtualMesh mesh,
      Timeline timeline,
      MeshLedger ledger,
      double loss,
      Consumer<Transmission> broker) {
    this.mesh = mesh;
    this.timeline = timeline;
    this.ledger = ledger;
    this.loss = loss;
    this.broker = broker;
    this.chance = mesh.chance("live");
  }

  void add(Station station) {
    stations.add(station);
  }

  /** Cuts a node off, or lets it be heard again. */
  void set(VirtualNode node, boolean on) {
    if (on ? off.remove(node) : off.add(node)) {
      coverage().cutOff(off);
    }
  }

  boolean isOn(VirtualNode node) {
    return !off.contains(node);
  }

  RadioCoverage coverage() {
    return mesh.ether().coverage();
  }

  Timeline timeline() {
    return timeline;
  }

  MeshLedger ledger() {
    return ledger;
  }

  /** Lets a frame leave its sender's antenna. */
  void transmit(Frame frame) {
    MeshPacket packet = frame.packet();
    if (!isOn(frame.sender())) {
      return;
    }
    int tries = ledger.transmitted(packet);
    Chance luck = chance.of(packet.getFrom()).of(packet.getId()).of(tries);
    occupy(frame.sender(), packet.getHopLimit(), frame.airTime());
    for (Station station : stations) {
      if (station.node() == frame.sender()) {
        overhear(station, frame, luck);
        publish(frame, station.node(), packet);
      } else if (concerns(packet, station.node())) {
        coverage()
            .way(frame.sender(), station.node())
            .filter(way -> way.hops() <= packet.getHopLimit())
            .flatMap(way -> copy(way, luck))
            .ifPresent(way -> send(frame, station, way, luck));
      }
    }
  }

  /** Lets a packet and its copies occupy the channel, ms. */
  void occupy(VirtualNode sender, int hopLimit, double airTime) {
    new ChannelLoad(coverage(), stations).add(sender, hopLimit, airTime);
  }

  private static boolean concerns(MeshPacket packet, VirtualNode node) {
    return packet.getTo() == Saying.ALL || packet.getTo() == node.number() || node.gateway();
  }

  private void overhear(Station sender, Frame frame, Chance luck) {
    int to = frame.packet().getTo();
    boolean relayed =
        frame.packet().getHopLimit() > 0
            && coverage().neighbours(sender.node()).stream()
                .map(Reach::last)
                .anyMatch(near -> RadioCoverage.relays(near) && near.number() != to);
    if (relayed && luck.of("relay").uniform() >= loss) {
      timeline.after(
          2 * frame.airTime() + pause(luck.of("relay")),
          () -> sender.overhear(frame.packet().getId()));
    }
  }

  private Optional<Reach> copy(Reach way, Chance luck) {
    Chance copy = luck.of(way.receiver().number());
    for (int hop = 0; hop <= way.hops(); hop++) {
      if (copy.of("loss").of(hop).uniform() < loss) {
        return Optional.empty();
      }
    }
    return coverage().faded(way, copy);
  }

  private void send(Frame frame, Station station, Reach way, Chance luck) {
    long delay = frame.airTime();
    for (int hop = 0; hop < way.hops(); hop++) {
      delay += pause(luck.of("hop").of(hop)) + frame.airTime();
    }
    timeline.after(delay, () -> arrive(frame, station, way));
  }

  private void arrive(Frame frame, Station station, Reach way) {
    if (!isOn(station.node())) {
      return;
    }
    MeshPacket heard = heard(frame, way);
    int to = frame.packet().getTo();
    if (to == Saying.ALL || to == station.node().number()) {
      station.receive(frame, heard);
    }
    if (to != station.node().number()) {
      publish(frame, station.node(), heard);
    }
  }

  private MeshPacket heard(Frame frame, Reach way) {
    MeshPacket.Builder heard = travelled(frame, way).toBuilder().clearRxTime();
    Reach.Signal signal = way.signal();
    if (signal != null) {
      heard.setRxSnr((float) signal.snr()).setRxRssi(signal.rssi());
    }
    if (frame.packet().getHopStart() > 0) {
      heard
          .setHopLimit(frame.packet().getHopLimit() - way.hops())
          .setRelayNode(way.last().number() & 0xFF);
    }
    return heard.build();
  }

  private MeshPacket travelled(Frame frame, Reach way) {
    List<Integer> relays = new ArrayList<>();
    List<Double> snr = new ArrayList<>();
    Reach at = way;
    while (at.signal() != null) {
      snr.add(0, at.signal().snr());
      if (at.last() == frame.sender()) {
        break;
      }
      relays.add(0, at.last().number());
      at = coverage().way(frame.sender(), at.last()).orElseThrow();
    }
    return Traceroute.travelled(frame.packet(), relays, snr);
  }

  /** A gateway publishes what it hears first, and what it says. */
  private void publish(Frame frame, VirtualNode gateway, MeshPacket heard) {
    if (gateway.gateway()
        && published.add(List.of(gateway.number(), heard.getFrom(), heard.getId()))) {
      Instant now = Instant.ofEpochMilli(timeline.now());
      MeshPacket dated = heard.toBuilder().setRxTime((int) now.getEpochSecond()).build();
      Ether.uplink(dated, frame.channel(), gateway, now).ifPresent(broker);
    }
  }

  /** Waiting for a free channel, ms. */
  private static long pause(Chance luck) {
    return (long) luck.of("pause").between(300, 1_500);
  }
}
