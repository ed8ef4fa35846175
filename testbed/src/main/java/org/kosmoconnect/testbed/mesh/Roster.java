package org.kosmoconnect.testbed.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kosmoconnect.proto.meshtastic.Config.DeviceConfig.Role;
import org.kosmoconnect.proto.meshtastic.HardwareModel;

/**
 * The nodes of nodes.csv with numbers drawn from the seed.
 *
 * @param radios the first sites of radios.csv, as many as were asked for
 */
record Roster(List<VirtualNode> nodes, List<VirtualNode> radios) {

  /**
   * Reads the tables.
   *
   * @param radios 0 to 5
   */
  static Roster of(Chance chance, int radios) {
    List<VirtualNode> sites = read("radios.csv", chance);
    if (radios < 0 || radios > sites.size()) {
      throw new IllegalArgumentException("The mesh has sites for 0 to " + sites.size() + " radios");
    }
    return new Roster(read("nodes.csv", chance), sites.subList(0, radios));
  }

  /** Returns the nodes and the radios. */
  List<VirtualNode> all() {
    return Stream.concat(nodes.stream(), radios.stream()).toList();
  }

  private static List<VirtualNode> read(String table, Chance chance) {
    try (var in = Roster.class.getResourceAsStream(table);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> node(line, chance))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<VirtualNode> gateways() {
    return nodes.stream().filter(VirtualNode::gateway).toList();
  }

  private static VirtualNode node(String line, Chance chance) {
    String[] cells = line.split(",", -1);
    var place =
        new Place(
            Double.parseDouble(cells[2]),
            Double.parseDouble(cells[3]),
            Double.parseDouble(cells[4]),
            Double.parseDouble(cells[5]));
    String flags = cells[10];
    return new VirtualNode(
        number(chance.of(cells[0])),
        cells[0],
        cells[1],
        place,
        HardwareModel.valueOf(cells[6]),
        Role.valueOf(cells[7]),
        Sensor.parse(cells[8]),
        VirtualNode.Power.valueOf(cells[9].toUpperCase(Locale.ROOT)),
        flags.contains("meteo"),
        flags.contains("quiet"),
        flags.contains("gateway"));
  }

  /** Never one of the small reserved numbers nor the broadcast address. */
  private static int number(Chance chance) {
    return (chance.bits() & 0x7FFFFFFF) | 0x40000000;
  }
}
