package org.kosmoconnect.testbed.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.codec.PacketDecodeException;
import org.kosmoconnect.model.Metric;
import org.kosmoconnect.model.NodeInfo;
import org.kosmoconnect.model.Packet;
import org.kosmoconnect.model.PacketKey;
import org.kosmoconnect.model.Telemetry;

class VirtualMeshTest {

  private static final Instant NOON = Instant.parse("2026-09-20T12:00:00Z");
  private static final EnvelopeDecoder DECODER =
      new EnvelopeDecoder(ChannelKeys.parse(VirtualMesh.channels()));

  private static final VirtualMesh MESH = VirtualMesh.of(7, Pace.FIELD);
  private static final List<Packet> DAY = new ArrayList<>();
  private static int undecodable;

  @BeforeAll
  static void hearADay() {
    for (Transmission transmission : all(MESH, NOON, Duration.ofDays(1))) {
      try {
        DAY.add(DECODER.decodeBytes(transmission.payload()));
      } catch (PacketDecodeException e) {
        undecodable++;
      }
    }
  }

  @Test
  void the_same_seed_makes_the_same_bytes_and_another_seed_others() {
    List<Transmission> once = all(MESH, NOON, Duration.ofHours(1));
    List<Transmission> again = all(VirtualMesh.of(7, Pace.FIELD), NOON, Duration.ofHours(1));
    List<Transmission> other = all(VirtualMesh.of(8, Pace.FIELD), NOON, Duration.ofHours(1));
    assertThat(text(again)).isEqualTo(text(once));
    assertThat(text(other)).isNotEqualTo(text(once));
  }

  @Test
  void a_stretch_in_two_parts_says_what_it_says_in_one() {
    Set<PacketKey> whole = keys(all(MESH, NOON, Duration.ofHours(2)));
    Set<PacketKey> parts = keys(all(MESH, NOON, Duration.ofHours(1)));
    parts.addAll(keys(all(MESH, NOON.plus(Duration.ofHours(1)), Duration.ofHours(1))));
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void transmissions_leave_in_the_order_of_time() {
    List<Transmission> hour = all(MESH, NOON, Duration.ofHours(3));
    assertThat(hour).extracting(Transmission::at).isSorted();
  }

  @Test
  void every_node_introduces_itself_within_a_day() {
    Set<String> introduced =
        DAY.stream()
            .filter(packet -> packet.content() instanceof NodeInfo)
            .map(packet -> packet.from().toString())
            .collect(Collectors.toSet());
    assertThat(MESH.nodeIds()).hasSize(40);
    assertThat(introduced).containsExactlyInAnyOrderElementsOf(MESH.nodeIds());
  }

  @Test
  void a_packet_is_heard_by_one_to_five_gateways() {
    Map<PacketKey, Set<String>> gateways =
        DAY.stream()
            .filter(packet -> packet.id() != 0 && packet.readable())
            .collect(
                Collectors.groupingBy(
                    Packet::key,
                    Collectors.mapping(p -> p.gateway().toString(), Collectors.toSet())));
    double mean = gateways.values().stream().mapToInt(Set::size).average().orElse(0);
    assertThat(mean).isBetween(1.5, 3.0);
    assertThat(gateways.values())
        .anyMatch(heard -> heard.size() >= 4)
        .anyMatch(heard -> heard.size() == 1);
  }

  @Test
  void packets_come_plain_and_encrypted_on_both_channels() {
    assertThat(DAY).extracting(Packet::channel).contains("LongFast", "Meteo", "PKI");
    long readable = DAY.stream().filter(Packet::readable).count();
    assertThat(readable).isGreaterThan((long) (0.98 * DAY.size())).isLessThan(DAY.size());
    assertThat(undecodable).isPositive();
  }

  @Test
  void three_nodes_have_not_allowed_mqtt() {
    Set<String> quiet =
        DAY.stream()
            .filter(packet -> Boolean.FALSE.equals(packet.okToMqtt()))
            .map(packet -> packet.from().toString())
            .collect(Collectors.toSet());
    assertThat(quiet).containsExactlyInAnyOrderElementsOf(MESH.quietNodeIds()).hasSize(3);
  }

  @Test
  void a_day_is_warmer_by_noon_and_colder_on_the_summits() {
    Map<String, List<Double>> temperatures = new TreeMap<>();
    for (Packet packet : DAY) {
      if (packet.content() instanceof Telemetry telemetry
          && telemetry.reading().has(Metric.TEMPERATURE)
          && MESH.nodeIds().contains(packet.from().toString())) {
        temperatures
            .computeIfAbsent(packet.from().toString(), id -> new ArrayList<>())
            .add(telemetry.reading().value(Metric.TEMPERATURE));
      }
    }
    assertThat(temperatures).hasSize(28);
    assertThat(temperatures.values())
        .allSatisfy(day -> assertThat(day).hasSizeGreaterThan(80).allMatch(t -> t > -25 && t < 35));
  }

  @Test
  void the_lively_pace_brings_something_every_two_seconds() {
    List<Transmission> minutes = all(VirtualMesh.of(7, Pace.LIVELY), NOON, Duration.ofMinutes(30));
    assertThat(minutes).hasSizeGreaterThan(1800);
  }

  private static List<String> text(List<Transmission> transmissions) {
    return transmissions.stream()
        .map(one -> one.at() + " " + one.topic() + " " + HexFormat.of().formatHex(one.payload()))
        .toList();
  }

  private static Set<PacketKey> keys(List<Transmission> transmissions) {
    Set<PacketKey> keys = new HashSet<>();
    for (Transmission transmission : transmissions) {
      try {
        keys.add(DECODER.decodeBytes(transmission.payload()).key());
      } catch (PacketDecodeException e) {
        // One of the odd ones; it has no name.
      }
    }
    return keys;
  }

  private static List<Transmission> all(VirtualMesh mesh, Instant from, Duration length) {
    List<Transmission> all = new ArrayList<>();
    mesh.between(from, from.plus(length)).forEachRemaining(all::add);
    return all;
  }
}
