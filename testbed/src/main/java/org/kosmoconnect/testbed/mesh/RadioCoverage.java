package org.kosmoconnect.testbed.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;

/**
 * Who hears whom: free-space loss at 869.5 MHz, more of it between sheltered places, and a constant
 * of chance for every pair of places. Packets reach a gateway directly or by the fewest relays.
 */
final class RadioCoverage {

  static final int HOP_LIMIT = 3;

  /** dB; LongFast is lost below. */
  private static final double FAINTEST = -17.5;

  /** dBm in 250 kHz with the noise figure of a common receiver. */
  private static final double NOISE_FLOOR = -114;

  /** dBm sent, both antennas' gains included. */
  private static final double SENT = 26;

  private static final double LOSS_AT_1_KM = 91.2;

  private final Roster roster;
  private final Chance chance;
  private final Map<VirtualNode, List<Reach>> reaches = new HashMap<>();

  RadioCoverage(Roster roster, Chance chance) {
    this.roster = roster;
    this.chance = chance;
    for (VirtualNode node : roster.nodes()) {
      reaches.put(node, reaches(node));
    }
  }

  /** Returns the gateways that usually hear a node, itself first if it is one. */
  List<Reach> usual(VirtualNode sender) {
    return reaches.getOrDefault(sender, List.of());
  }

  /**
   * Returns who hears one packet: fading and collisions take some copies, more of those that came
   * far.
   */
  List<Reach> hear(VirtualNode sender, Chance packet) {
    List<Reach> heard = new ArrayList<>();
    for (Reach usual : usual(sender)) {
      Chance copy = packet.of(usual.gateway().number());
      if (usual.signal() == null) {
        heard.add(usual);
        continue;
      }
      double snr = Math.min(11, usual.signal().snr() + 2.5 * copy.gauss());
      boolean survives = copy.of("loss").uniform() > 0.04 + 0.5 * usual.hops();
      if (snr > FAINTEST && survives) {
        heard.add(new Reach(usual.gateway(), usual.hops(), usual.last(), signal(snr)));
      }
    }
    return heard;
  }

  /** Returns whom a node hears directly, strongest first. */
  List<Reach> neighbours(VirtualNode node) {
    return roster.nodes().stream()
        .filter(other -> other != node && hears(other, node))
        .map(other -> new Reach(node, 0, other, signal(snr(other, node))))
        .sorted(Comparator.comparingDouble((Reach reach) -> -reach.signal().snr()))
        .toList();
  }

  private List<Reach> reaches(VirtualNode sender) {
    Map<VirtualNode, VirtualNode> cameFrom = new HashMap<>();
    Map<VirtualNode, Integer> hops = new HashMap<>();
    Deque<VirtualNode> waiting = new ArrayDeque<>(List.of(sender));
    hops.put(sender, 0);
    while (!waiting.isEmpty()) {
      VirtualNode at = waiting.remove();
      if (hops.get(at) > HOP_LIMIT || (at != sender && !relays(at))) {
        continue;
      }
      for (Reach next : neighbours(at)) {
        if (hops.putIfAbsent(next.last(), hops.get(at) + 1) == null) {
          cameFrom.put(next.last(), at);
          waiting.add(next.last());
        }
      }
    }
    List<Reach> found = new ArrayList<>();
    for (VirtualNode gateway : roster.gateways()) {
      if (gateway == sender) {
        found.add(0, new Reach(gateway, 0, gateway, null));
      } else if (hops.containsKey(gateway) && hops.get(gateway) <= HOP_LIMIT + 1) {
        VirtualNode last = cameFrom.get(gateway);
        found.add(new Reach(gateway, hops.get(gateway) - 1, last, signal(snr(last, gateway))));
      }
    }
    return found;
  }

  private static boolean relays(VirtualNode node) {
    return node.role() == Role.ROUTER || node.gateway();
  }

  private boolean hears(VirtualNode one, VirtualNode other) {
    return snr(one, other) > FAINTEST + 4;
  }

  private double snr(VirtualNode one, VirtualNode other) {
    Place a = one.place();
    Place b = other.place();
    double distance = Math.max(0.3, a.distance(b));
    double sheltered = (1 - a.exposure()) * (1 - b.exposure());
    double high = Math.max(a.exposure(), b.exposure());
    double terrain = 29 + 46 * sheltered + 0.5 * Math.min(60, distance) * (1 - high);
    double pair =
        6
            * chance
                .of(Math.min(one.number(), other.number()))
                .of(Math.max(one.number(), other.number()))
                .gauss();
    return SENT - LOSS_AT_1_KM - 20 * Math.log10(distance) - terrain - pair - NOISE_FLOOR;
  }

  /** A receiver reports an SNR of 11 dB at most, however strong the signal. */
  private static Reach.Signal signal(double snr) {
    double shown = Math.round(Math.min(11, snr) * 4) / 4.0;
    return new Reach.Signal(shown, (int) Math.round(Math.max(-135, NOISE_FLOOR + snr)));
  }
}
