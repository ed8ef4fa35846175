package org.kosmoconnect.testbed.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;

/**
 * Who hears whom: free-space loss at 869.5 MHz, more of it between sheltered places, and a constant
 * of chance for every pair of places. Packets reach a node directly or by the fewest relays.
 */
public final class RadioCoverage {

  /** Relays a packet may pass unless its sender says otherwise. */
  public static final int HOP_LIMIT = 3;

  /** dB; LongFast is lost below. */
  private static final double FAINTEST = -17.5;

  /** dBm in 250 kHz with the noise figure of a common receiver. */
  private static final double NOISE_FLOOR = -114;

  /** dBm sent, both antennas' gains included. */
  private static final double SENT = 26;

  private static final double LOSS_AT_1_KM = 91.2;

  private final Roster roster;
  private final Chance chance;
  private final Map<VirtualNode, Map<VirtualNode, Reach>> ways = new HashMap<>();
  private final Map<VirtualNode, List<Reach>> neighbours = new HashMap<>();
  private Set<VirtualNode> off = Set.of();

  RadioCoverage(Roster roster, Chance chance) {
    this.roster = roster;
    this.chance = chance;
  }

  /** Cuts nodes off: they neither hear nor relay until another set is given. */
  public void cutOff(Set<VirtualNode> nodes) {
    off = Set.copyOf(nodes);
    ways.clear();
    neighbours.clear();
  }

  /** Returns how a node usually hears another; empty when it does not. */
  public Optional<Reach> way(VirtualNode sender, VirtualNode receiver) {
    return Optional.ofNullable(ways(sender).get(receiver));
  }

  /** Returns the gateways that usually hear a node, itself first if it is one. */
  List<Reach> usual(VirtualNode sender) {
    List<Reach> usual = new ArrayList<>();
    for (VirtualNode gateway : roster.gateways()) {
      way(sender, gateway)
          .ifPresent(reach -> usual.add(gateway == sender ? 0 : usual.size(), reach));
    }
    return usual;
  }

  /** Returns which gateways hear one packet. */
  List<Reach> hear(VirtualNode sender, Chance packet) {
    return usual(sender).stream().map(way -> heard(way, packet)).flatMap(Optional::stream).toList();
  }

  /** Returns which of some nodes hear one packet. */
  public List<Reach> hear(VirtualNode sender, Collection<VirtualNode> nodes, Chance packet) {
    return nodes.stream()
        .flatMap(node -> way(sender, node).stream())
        .flatMap(way -> heard(way, packet).stream())
        .toList();
  }

  /**
   * Fading and collisions take some copies, more of those that came far.
   *
   * @return the way with the signal of this copy; empty when it is lost
   */
  private Optional<Reach> heard(Reach usual, Chance packet) {
    Chance copy = packet.of(usual.receiver().number());
    boolean survives = copy.of("loss").uniform() > 0.04 + 0.5 * usual.hops();
    return usual.signal() == null || survives ? faded(usual, copy) : Optional.empty();
  }

  /** Returns a way with the signal of one copy; empty when that is too faint. */
  public Optional<Reach> faded(Reach usual, Chance copy) {
    Reach.Signal signal = usual.signal();
    if (signal == null) {
      return Optional.of(usual);
    }
    double snr = Math.min(11, signal.snr() + 2.5 * copy.gauss());
    return snr > FAINTEST
        ? Optional.of(new Reach(usual.receiver(), usual.hops(), usual.last(), signal(snr)))
        : Optional.empty();
  }

  /** Returns whom a node hears directly, strongest first. */
  public List<Reach> neighbours(VirtualNode node) {
    return neighbours.computeIfAbsent(node, this::around);
  }

  private List<Reach> around(VirtualNode node) {
    return roster.all().stream()
        .filter(other -> other != node && !off.contains(other) && hears(other, node))
        .map(other -> new Reach(node, 0, other, signal(snr(other, node))))
        .sorted(Comparator.comparingDouble((Reach reach) -> -strength(reach.signal())))
        .toList();
  }

  /** Returns whether a node sends on what others say: the rest leave it to those. */
  public static boolean relays(VirtualNode node) {
    return node.role() == Role.ROUTER || node.gateway();
  }

  private Map<VirtualNode, Reach> ways(VirtualNode sender) {
    Map<VirtualNode, Reach> known = ways.get(sender);
    if (known == null) {
      known = off.contains(sender) ? Map.of() : flood(sender);
      ways.put(sender, known);
    }
    return known;
  }

  private Map<VirtualNode, Reach> flood(VirtualNode sender) {
    Map<VirtualNode, Reach> found = new LinkedHashMap<>();
    Map<VirtualNode, Integer> hops = new HashMap<>();
    Deque<VirtualNode> waiting = new ArrayDeque<>(List.of(sender));
    found.put(sender, new Reach(sender, 0, sender, null));
    hops.put(sender, 0);
    while (!waiting.isEmpty()) {
      VirtualNode at = waiting.remove();
      int passed = hops.get(at);
      if (passed > HOP_LIMIT || (at != sender && !relays(at))) {
        continue;
      }
      for (Reach next : neighbours(at)) {
        if (hops.putIfAbsent(next.last(), passed + 1) == null) {
          found.put(next.last(), new Reach(next.last(), passed, at, signal(snr(at, next.last()))));
          waiting.add(next.last());
        }
      }
    }
    return found;
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

  private static double strength(Reach.@Nullable Signal signal) {
    return signal == null ? Double.POSITIVE_INFINITY : signal.snr();
  }

  /** A receiver reports an SNR of 11 dB at most, however strong the signal. */
  private static Reach.Signal signal(double snr) {
    double shown = Math.round(Math.min(11, snr) * 4) / 4.0;
    return new Reach.Signal(shown, (int) Math.round(Math.max(-135, NOISE_FLOOR + snr)));
  }
}
