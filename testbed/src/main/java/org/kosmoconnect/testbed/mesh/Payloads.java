package org.kosmoconnect.testbed.mesh;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.ModemPreset;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.DeviceMetrics;
import org.kosmoconnect.proto.meshtastic.EnvironmentMetrics;
import org.kosmoconnect.proto.meshtastic.MapReport;
import org.kosmoconnect.proto.meshtastic.Neighbor;
import org.kosmoconnect.proto.meshtastic.NeighborInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Position;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;

/** What each kind of saying holds. */
public final class Payloads {

  private final Roster roster;
  private final RadioCoverage coverage;
  private final Map<VirtualNode, WeatherStation> stations = new HashMap<>();
  private final Map<VirtualNode, Board> boards = new HashMap<>();
  private final Map<VirtualNode, Journey> journeys = new HashMap<>();

  Payloads(Roster roster, RadioCoverage coverage, Weather weather, Chance chance) {
    this.roster = roster;
    this.coverage = coverage;
    for (VirtualNode node : roster.all()) {
      stations.put(node, new WeatherStation(weather, node, chance));
      boards.put(node, new Board(weather, node, chance));
      journeys.put(node, new Journey(node, chance));
    }
  }

  Data of(Moment moment) {
    return switch (moment.kind()) {
      case NODE_INFO -> data(moment, PortNum.NODEINFO_APP, user(moment.node()));
      case POSITION -> data(moment, PortNum.POSITION_APP, position(moment.node(), moment.time()));
      case ENVIRONMENT, DEVICE, AIR_QUALITY, POWER ->
          data(moment, PortNum.TELEMETRY_APP, telemetry(moment));
      case NEIGHBOURS -> data(moment, PortNum.NEIGHBORINFO_APP, neighbours(moment));
      case TRACEROUTE -> traceroute(moment);
      case TEXT -> Smalltalk.of(moment, bitfield(moment.node()));
      case MAP_REPORT -> data(moment, PortNum.MAP_REPORT_APP, mapReport(moment));
      case ODD -> throw new IllegalArgumentException("odd packets are made whole");
    };
  }

  /** Returns the bits by which a node says that it may be published, or not. */
  public static int bitfield(VirtualNode node) {
    return node.quiet() ? 0 : 1;
  }

  private static Data data(Moment moment, PortNum port, MessageLite payload) {
    return Data.newBuilder()
        .setPortnum(port)
        .setPayload(payload.toByteString())
        .setBitfield(bitfield(moment.node()))
        .build();
  }

  private Telemetry telemetry(Moment moment) {
    VirtualNode node = moment.node();
    Instant time = moment.time();
    var telemetry = Telemetry.newBuilder().setTime((int) time.getEpochSecond());
    return switch (moment.kind()) {
      case ENVIRONMENT ->
          telemetry.setEnvironmentMetrics(stations.get(node).environment(time)).build();
      case AIR_QUALITY ->
          telemetry.setAirQualityMetrics(stations.get(node).airQuality(time)).build();
      case POWER -> telemetry.setPowerMetrics(boards.get(node).power(time)).build();
      default -> telemetry.setDeviceMetrics(boards.get(node).device(time)).build();
    };
  }

  /** Returns the state of a node itself. */
  public DeviceMetrics device(VirtualNode node, Instant time) {
    return boards.get(node).device(time);
  }

  /** Returns the weather at a node; empty where it has no thermometer. */
  public Optional<EnvironmentMetrics> environment(VirtualNode node, Instant time) {
    return node.has(Sensor.THERMOMETER)
        ? Optional.of(stations.get(node).environment(time))
        : Optional.empty();
  }

  /** Returns names and public key of a node. */
  public static User user(VirtualNode node) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) new Chance(node.number()).of(i).bits();
    }
    return User.newBuilder()
        .setId(ByteString.copyFromUtf8(node.id()))
        .setLongName(ByteString.copyFromUtf8(node.longName()))
        .setShortName(ByteString.copyFromUtf8(node.shortName()))
        .setHwModel(node.hardware())
        .setRole(node.role())
        .setPublicKey(ByteString.copyFrom(key))
        .build();
  }

  /** Returns where a node is. */
  public Position position(VirtualNode node, Instant time) {
    boolean moving = node.has(Sensor.MOVING);
    Place place = journeys.get(node).at(time);
    var position =
        Position.newBuilder()
            .setLatitudeI((int) Math.round(place.latitude() * 1e7))
            .setLongitudeI((int) Math.round(place.longitude() * 1e7))
            .setAltitude((int) Math.round(place.altitude()))
            .setTime((int) time.getEpochSecond())
            .setLocationSource(
                moving ? Position.LocSource.LOC_INTERNAL : Position.LocSource.LOC_MANUAL)
            .setPrecisionBits(32);
    if (moving) {
      Place before = journeys.get(node).at(time.minusSeconds(10));
      Chance chance = new Chance(node.number()).of(time.getEpochSecond());
      position
          .setTimestamp((int) time.getEpochSecond())
          .setGroundSpeed((int) Math.round(place.distance(before) * 100))
          .setSatsInView(6 + chance.of("satellites").below(9))
          .setPDOP(120 + chance.of("dop").below(150));
    }
    return position.build();
  }

  private NeighborInfo neighbours(Moment moment) {
    var info =
        NeighborInfo.newBuilder()
            .setNodeId(moment.node().number())
            .setLastSentById(moment.node().number())
            .setNodeBroadcastIntervalSecs(6 * 3600);
    for (Reach reach : coverage.neighbours(moment.node()).stream().limit(10).toList()) {
      info.addNeighbors(
          Neighbor.newBuilder()
              .setNodeId(reach.last().number())
              .setSnr((float) reach.signal().snr()));
    }
    return info.build();
  }

  /**
   * The answer to a traceroute that a gateway asked for: the way by which the gateway hears the
   * node.
   */
  private Data traceroute(Moment moment) {
    var route = RouteDiscovery.newBuilder();
    List<Reach> reaches = coverage.usual(moment.node());
    if (!reaches.isEmpty()) {
      Reach reach = reaches.get(moment.chance().of("gateway").below(reaches.size()));
      if (reach.hops() > 0 && reach.signal() != null) {
        route
            .addRoute(reach.last().number())
            .addSnrTowards(24)
            .addSnrTowards((int) (4 * reach.signal().snr()));
        route
            .addRouteBack(reach.last().number())
            .addSnrBack((int) (4 * reach.signal().snr()))
            .addSnrBack(20);
      }
    }
    return Data.newBuilder()
        .setPortnum(PortNum.TRACEROUTE_APP)
        .setPayload(route.build().toByteString())
        .setRequestId(moment.chance().of("request").bits() | 1)
        .setBitfield(bitfield(moment.node()))
        .build();
  }

  private MapReport mapReport(Moment moment) {
    VirtualNode node = moment.node();
    return MapReport.newBuilder()
        .setLongName(ByteString.copyFromUtf8(node.longName()))
        .setShortName(ByteString.copyFromUtf8(node.shortName()))
        .setRole(node.role())
        .setHwModel(node.hardware())
        .setFirmwareVersion(ByteString.copyFromUtf8("2.7.26.54e0d8d"))
        .setRegion(RegionCode.EU_868)
        .setModemPreset(ModemPreset.LONG_FAST)
        .setHasDefaultChannel(true)
        .setLatitudeI(coarse(node.place().latitude()))
        .setLongitudeI(coarse(node.place().longitude()))
        .setAltitude((int) node.place().altitude())
        .setPositionPrecision(14)
        .setNumOnlineLocalNodes(roster.nodes().size() - moment.chance().below(6))
        .setHasOptedReportLocation(true)
        .build();
  }

  /** Keeps 14 bits and moves to the middle of the bucket. */
  private static int coarse(double degrees) {
    int exact = (int) Math.round(degrees * 1e7);
    return (exact & 0xFFFC0000) + 0x00020000;
  }
}
