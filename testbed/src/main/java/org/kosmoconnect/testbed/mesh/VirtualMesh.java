package org.kosmoconnect.testbed.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;
import org.kosmoconnect.proto.meshtastic.HardwareModel;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** The whole mesh as a pure function of seed, pace and time. */
public final class VirtualMesh {

  private static final Duration STEP = Duration.ofMinutes(10);

  private final Chance chance;
  private final Pace pace;
  private final Roster roster;
  private final Payloads payloads;
  private final Ether ether;
  private final VirtualNode stranger;

  private VirtualMesh(long seed, Pace pace) {
    this.chance = new Chance(seed);
    this.pace = pace;
    this.roster = Roster.of(chance.of("roster"));
    var coverage = new RadioCoverage(roster, chance.of("coverage"));
    this.payloads =
        new Payloads(roster, coverage, new Weather(chance.of("weather")), chance.of("payloads"));
    this.ether = new Ether(coverage);
    this.stranger = stranger();
  }

  /** Returns the mesh of a seed; its nodes and its weather are the same at every pace. */
  public static VirtualMesh of(long seed, Pace pace) {
    return new VirtualMesh(seed, pace);
  }

  /** Returns the hub's KOSMO_CHANNELS for reading all of the mesh. */
  public static String channels() {
    return ChannelKey.METEO.name() + ":" + ChannelKey.METEO.key();
  }

  /** Returns the ids of all nodes, as text. */
  public List<String> nodeIds() {
    return roster.nodes().stream().map(VirtualNode::id).toList();
  }

  /** Returns the ids of the nodes whose owners have not allowed MQTT. */
  public List<String> quietNodeIds() {
    return roster.nodes().stream().filter(VirtualNode::quiet).map(VirtualNode::id).toList();
  }

  /**
   * Returns what gateways publish of everything said within [from, to), in the order in which it
   * leaves them; late ones at the end leave after {@code to}.
   */
  public Iterator<Transmission> between(Instant from, Instant to) {
    return new Stretch(from, to);
  }

  private List<Transmission> said(Instant from, Instant to) {
    List<Transmission> all = new ArrayList<>();
    for (VirtualNode node : roster.nodes()) {
      for (Kind kind : Kind.values()) {
        for (Moment moment : Moment.between(node, kind, pace, from, to, chance.of("schedule"))) {
          all.addAll(transmissions(moment));
        }
      }
    }
    return all;
  }

  private List<Transmission> transmissions(Moment moment) {
    if (moment.kind() == Kind.ODD) {
      return List.of(OddPackets.of(moment, stranger));
    }
    var channel =
        telemetry(moment.kind()) && moment.node().meteo() ? ChannelKey.METEO : ChannelKey.LONG_FAST;
    var saying =
        new Saying(
            moment.node(),
            Saying.ALL,
            moment.packetId(),
            moment.time(),
            channel,
            payloads.of(moment),
            moment.chance().of("air"));
    return moment.kind() == Kind.MAP_REPORT ? List.of(mapReport(saying)) : ether.carry(saying);
  }

  /** Map reports carry no packet id and do not touch the air. */
  private static Transmission mapReport(Saying saying) {
    var packet =
        MeshPacket.newBuilder()
            .setFrom(saying.from().number())
            .setTo(Saying.ALL)
            .setDecoded(saying.data())
            .build();
    return new Transmission(
        saying.sent(), Ether.mapTopic(), Ether.envelope(packet, "LongFast", saying.from()));
  }

  private static boolean telemetry(Kind kind) {
    return kind == Kind.ENVIRONMENT || kind == Kind.AIR_QUALITY || kind == Kind.POWER;
  }

  /** A passer-by of whom only odd packets are heard. */
  private VirtualNode stranger() {
    return new VirtualNode(
        chance.of("stranger").bits() | 0x10000000,
        "Passer-by",
        "ODD",
        new Place(49.2, 20, 900, 0.3),
        HardwareModel.T_DECK,
        Role.CLIENT,
        Set.of(),
        VirtualNode.Power.BATTERY,
        false,
        false,
        false);
  }

  /**
   * Makes ten minutes at a time and holds back what leaves later than the next ten minutes begin.
   */
  private final class Stretch implements Iterator<Transmission> {

    private final Instant to;
    private Instant made;
    private final PriorityQueue<Transmission> waiting =
        new PriorityQueue<>(
            Comparator.comparing(Transmission::at).thenComparing(Transmission::topic));

    Stretch(Instant from, Instant to) {
      this.made = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      while (made.isBefore(to) && (waiting.isEmpty() || !waiting.peek().at().isBefore(made))) {
        Instant next = made.plus(STEP).isBefore(to) ? made.plus(STEP) : to;
        waiting.addAll(said(made, next));
        made = next;
      }
      return !waiting.isEmpty();
    }

    @Override
    public Transmission next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return waiting.remove();
    }
  }
}
