package org.kosmoconnect.testbed.mesh;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;
import org.kosmoconnect.proto.meshtastic.HardwareModel;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** The whole mesh as a pure function of seed, pace and time. */
public final class VirtualMesh {

  private final Chance chance;
  private final Pace pace;
  private final Roster roster;
  private final Payloads payloads;
  private final Ether ether;
  private final VirtualNode stranger;

  private VirtualMesh(long seed, Pace pace, int radios) {
    this.chance = new Chance(seed);
    this.pace = pace;
    this.roster = Roster.of(chance.of("roster"), radios);
    var coverage = new RadioCoverage(roster, chance.of("coverage"));
    this.payloads =
        new Payloads(roster, coverage, new Weather(chance.of("weather")), chance.of("payloads"));
    this.ether = new Ether(coverage);
    this.stranger = stranger();
  }

  /** Returns the mesh of a seed; its nodes and its weather are the same at every pace. */
  public static VirtualMesh of(long seed, Pace pace) {
    return of(seed, pace, 0);
  }

  /**
   * Returns the mesh of a seed with radios that bridges can be attached to.
   *
   * @param radios 0 to 5
   */
  public static VirtualMesh of(long seed, Pace pace, int radios) {
    return new VirtualMesh(seed, pace, radios);
  }

  /** Returns the hub's KOSMO_CHANNELS for reading all of the mesh. */
  public static String channels() {
    return ChannelKey.METEO.name() + ":" + ChannelKey.METEO.key();
  }

  /** Returns the nodes that live by themselves. */
  public List<VirtualNode> nodes() {
    return roster.nodes();
  }

  /** Returns the nodes whose radios are for bridges and other clients. */
  public List<VirtualNode> radios() {
    return roster.radios();
  }

  /** Returns what carries packets; who hears whom is its coverage. */
  public Ether ether() {
    return ether;
  }

  /** Returns chance for what happens beside the schedule. */
  public Chance chance(String subject) {
    return chance.of(subject);
  }

  /** Returns what all say by their schedule within [from, to), in the order of time. */
  public List<Saying> sayings(Instant from, Instant to) {
    return moments(from, to)
        .filter(moment -> moment.kind() != Kind.ODD && moment.kind() != Kind.MAP_REPORT)
        .map(this::saying)
        .sorted(Comparator.comparing(Saying::sent).thenComparing(Saying::id))
        .toList();
  }

  /** Returns what gateways publish within [from, to) without having heard it. */
  public List<Transmission> reports(Instant from, Instant to) {
    return moments(from, to)
        .filter(moment -> moment.kind() == Kind.ODD || moment.kind() == Kind.MAP_REPORT)
        .flatMap(moment -> transmissions(moment).stream())
        .toList();
  }

  /** Returns what nodes have to tell. */
  public Payloads payloads() {
    return payloads;
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
    return new Stretch(from, to, this::said);
  }

  private List<Transmission> said(Instant from, Instant to) {
    return moments(from, to).flatMap(moment -> transmissions(moment).stream()).toList();
  }

  private Stream<Moment> moments(Instant from, Instant to) {
    Chance schedule = chance.of("schedule");
    return roster.all().stream()
        .flatMap(
            node ->
                Arrays.stream(Kind.values())
                    .filter(kind -> saysItself(node, kind))
                    .flatMap(
                        kind -> Moment.between(node, kind, pace, from, to, schedule).stream()));
  }

  /** Nobody holds a bridge's radio in the hand. */
  private boolean saysItself(VirtualNode node, Kind kind) {
    return kind != Kind.TEXT && kind != Kind.TRACEROUTE || !roster.radios().contains(node);
  }

  private List<Transmission> transmissions(Moment moment) {
    if (moment.kind() == Kind.ODD) {
      return List.of(OddPackets.of(moment, stranger));
    }
    Saying saying = saying(moment);
    return moment.kind() == Kind.MAP_REPORT ? List.of(mapReport(saying)) : ether.carry(saying);
  }

  private Saying saying(Moment moment) {
    var channel =
        telemetry(moment.kind()) && moment.node().meteo() ? ChannelKey.METEO : ChannelKey.LONG_FAST;
    return new Saying(
        moment.node(),
        Saying.ALL,
        moment.packetId(),
        moment.time(),
        channel,
        payloads.of(moment),
        moment.chance().of("air"),
        pace.airShare(moment.kind(), moment.node()));
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
}
