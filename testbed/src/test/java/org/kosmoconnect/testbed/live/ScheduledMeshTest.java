package org.kosmoconnect.testbed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.FromRadio;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.testbed.mesh.Pace;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;
import org.kosmoconnect.testbed.radio.RadioSettings;

/** A mesh that speaks by itself, with radios in it. */
class ScheduledMeshTest {

  private static final Instant NOON = Instant.parse("2026-09-20T12:00:00Z");
  private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);

  @Test
  void gatewaysPublishWhatTheMeshSaysUnlived() {
    LiveWorld world = new LiveWorld(lively(1));
    world.pass(TWENTY_MINUTES);
    Set<String> unlived = new HashSet<>();
    VirtualMesh.of(7, Pace.LIVELY, 1)
        .between(NOON, NOON.plus(TWENTY_MINUTES))
        .forEachRemaining(
            one -> {
              if (!one.at().isAfter(NOON.plus(TWENTY_MINUTES))) {
                unlived.add(text(one));
              }
            });

    assertThat(world.published).hasSizeGreaterThan(1_000);
    Set<String> lived = new HashSet<>();
    world.published.forEach(one -> lived.add(text(one)));
    assertThat(lived).isEqualTo(unlived);
  }

  @Test
  void theRadioHearsAPartOfItAsItsPlaceLetsIt() {
    LiveWorld world = new LiveWorld(lively(1));
    world.pass(TWENTY_MINUTES);

    List<MeshPacket> heard = world.received();
    assertThat(heard).hasSizeGreaterThan(200);
    assertThat(heard).allSatisfy(packet -> assertThat(packet.hasRxRssi()).isTrue());
    assertThat(heard)
        .extracting(packet -> packet.getHopStart() - packet.getHopLimit())
        .contains(0, 1);
    assertThat(heard)
        .extracting(packet -> packet.getDecoded().getPortnum())
        .contains(PortNum.TELEMETRY_APP, PortNum.POSITION_APP, PortNum.NODEINFO_APP);
    assertThat(heard).extracting(MeshPacket::getChannel).contains(0, 1);
    Set<Long> names = new HashSet<>();
    assertThat(heard)
        .allMatch(p -> names.add((long) p.getFrom() << 32 | Integer.toUnsignedLong(p.getId())));
  }

  @Test
  void theRadioTellsHowBusyItsChannelIs() throws Exception {
    LiveWorld world = new LiveWorld(lively(1));
    world.pass(TWENTY_MINUTES);

    List<Telemetry> own = new ArrayList<>();
    for (FromRadio message : world.said) {
      if (message.getPacket().getFrom() == world.radio.number()) {
        own.add(Telemetry.parseFrom(message.getPacket().getDecoded().getPayload()));
      }
    }
    List<Float> utilization =
        own.stream()
            .filter(Telemetry::hasDeviceMetrics)
            .map(one -> one.getDeviceMetrics().getChannelUtilization())
            .toList();
    assertThat(utilization).hasSize(20).allMatch(percent -> percent < 25);
    assertThat(utilization.stream().mapToDouble(Float::doubleValue).average().orElse(0))
        .isBetween(2.0, 20.0);
    assertThat(own).filteredOn(Telemetry::hasLocalStats).hasSize(2);
    assertThat(own.get(own.size() - 1).getDeviceMetrics().getAirUtilTx()).isPositive();
  }

  @Test
  void fiveRadiosHearTheSameInEveryRun() {
    assertThat(heardByAll()).isEqualTo(heardByAll());
  }

  @Test
  void aRadioWithAHostAsItsWayToTheBrokerPublishesThroughIt() {
    LiveWorld world = new LiveWorld(lively(1).withRadio(RadioSettings.EUROPE.withClientProxy()));
    world.pass(Duration.ofMinutes(3));

    assertThat(world.said)
        .filteredOn(FromRadio::hasMqttClientProxyMessage)
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message.getMqttClientProxyMessage().getTopic().toStringUtf8())
                    .startsWith("msh/EU_868/2/e/")
                    .endsWith("/" + world.radio.id()));
  }

  private static List<List<MeshLedger.Entry>> heardByAll() {
    LiveMesh mesh = new LiveMesh(lively(5), one -> {});
    mesh.advance(NOON.plus(Duration.ofMinutes(5)));
    List<List<MeshLedger.Entry>> heard =
        mesh.radios().stream()
            .map(radio -> mesh.ledger().packets(entry -> entry.isDecodedBy(radio.number())))
            .toList();
    assertThat(heard).hasSize(5).allMatch(one -> one.size() > 20);
    return heard;
  }

  private static LiveSettings lively(int radios) {
    return new LiveSettings(7, Pace.LIVELY, true, radios, RadioSettings.EUROPE, 1, 0, NOON);
  }

  private static String text(Transmission one) {
    return one.topic() + " " + HexFormat.of().formatHex(one.payload());
  }
}
