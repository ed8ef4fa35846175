package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.uplink.UplinkConsent;
import org.kosmoconnect.proto.bridge.BridgeStatus;
import org.kosmoconnect.proto.bridge.CommitMark;
import org.kosmoconnect.proto.bridge.SequenceRange;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** The way from the radio to the broker, and what becomes of the spool. */
class UplinkIT {

  /**
   * What is sent before the hub has subscribed at a broker that forgot it goes again after 60 s.
   */
  private static final Duration TWO_ATTEMPTS = Duration.ofMinutes(2);

  @TempDir Path folder;

  private BridgeStage stage;
  private SpoolView spool;

  @BeforeEach
  void prepare() throws Exception {
    stage = new BridgeStage(folder);
    spool = new SpoolView(stage.spool());
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void publishesWhatTheRadioHearsWithAllThatTheHubNeeds() throws Exception {
    stage.start();
    long before = Instant.now().getEpochSecond();

    stage.radio.receive(Mesh.text(7, "Is the ridge road open?"));

    Arrival arrival = stage.arrival(one -> one.id() == 7);
    assertThat(arrival.topic()).isEqualTo("kosmo/v1/ridge/up/EU_868/LongFast");
    assertThat(arrival.contentType()).isEqualTo("application/x-protobuf");
    assertThat(arrival.properties())
        .containsKeys("spool", "boot")
        .containsEntry("seq", "1")
        .containsEntry("live", "1")
        .containsEntry("rxq", "synced");
    assertThat(arrival.envelope().getChannelId().toStringUtf8()).isEqualTo("LongFast");
    assertThat(arrival.envelope().getGatewayId().toStringUtf8()).isEqualTo("!13d5ab15");
    assertThat(arrival.packet().getDecoded().getPayload().toStringUtf8())
        .isEqualTo("Is the ridge road open?");
    assertThat((long) arrival.packet().getRxTime())
        .isBetween(before, Instant.now().getEpochSecond());
  }

  @Test
  void keepsWhatNobodyAllowedAndCountsIt() throws Exception {
    stage.start();
    ByteString hello = ByteString.copyFromUtf8("hello");

    stage.radio.receive(Mesh.packet(1, Mesh.EVERYBODY, PortNum.TEXT_MESSAGE_APP, hello, false));
    stage.radio.receive(Mesh.packet(2, Mesh.OWN, PortNum.TEXT_MESSAGE_APP, hello, false));
    stage.radio.receive(Mesh.text(3, "for everybody"));

    stage.arrival(one -> one.id() == 3);
    assertThat(stage.hub.arrivals()).extracting(Arrival::id).contains(2, 3).doesNotContain(1);
    assertThat(stage.bean("uplinkConsent", UplinkConsent.class).withheld()).isEqualTo(1);
    assertThat(spool.packets().values()).doesNotContain(1);
  }

  @Test
  void forgetsOnlyWhatTheMarkCovers() throws Exception {
    stage.start();
    for (int id = 1; id <= 5; id++) {
      stage.radio.receive(Mesh.text(id, "number " + id));
    }
    String life = stage.awaitArrivals(5).get(0).spool();

    stage.hub.confirm(CommitMark.newBuilder().setSpool("another").setUpTo(5).build());
    stage.hub.confirm(
        CommitMark.newBuilder()
            .setSpool(life)
            .setUpTo(4)
            .addMissing(SequenceRange.newBuilder().setFirst(2).setLast(3))
            .build());

    await()
        .atMost(BridgeStage.PATIENCE)
        .untilAsserted(() -> assertThat(spool.packets().keySet()).containsExactly(2L, 3L, 5L));
    stage.hub.confirm();
    await().atMost(BridgeStage.PATIENCE).untilAsserted(() -> assertThat(spool.packets()).isEmpty());
  }

  @Test
  void sendsAgainWhatABrokerHasLost() throws Exception {
    stage.start();
    stage.radio.receive(Mesh.text(1, "lost by the broker"));
    stage.awaitArrivals(1);

    stage.killBroker();
    stage.radio.receive(Mesh.text(2, "heard meanwhile"));
    await().atMost(BridgeStage.PATIENCE).until(() -> spool.packets().size() == 2);
    stage.startBroker();

    await()
        .atMost(TWO_ATTEMPTS)
        .untilAsserted(
            () -> {
              List<Arrival> all = stage.hub.arrivals();
              assertThat(all).filteredOn(one -> one.id() == 1).hasSizeGreaterThan(1);
              assertThat(all)
                  .filteredOn(one -> one.id() == 1)
                  .extracting(Arrival::seq)
                  .containsOnly(1L);
              assertThat(all).extracting(Arrival::id).contains(2);
            });
  }

  @Test
  void losesNothingWhenTheBrokerIsKilledWhileTheHubIsAway() throws Exception {
    stage.start();
    stage.hub.close();
    int before = 100;
    int all = 150;
    for (int id = 1; id <= before; id++) {
      stage.radio.receive(Mesh.telemetry(id));
    }
    await()
        .atMost(BridgeStage.PATIENCE)
        .until(() -> spool.number("select count(*) from packet where tries > 0") == before);

    // With it goes what it has queued for the hub, acknowledged to the bridge or not.
    stage.killBroker();
    for (int id = before + 1; id <= all; id++) {
      stage.radio.receive(Mesh.telemetry(id));
    }
    await().atMost(BridgeStage.PATIENCE).until(() -> spool.packets().size() == all);
    stage.startBroker();
    stage.hub = new HubDouble(stage.broker.url(), BridgeStage.ID);
    stage.hub.confirmSteadily(0);

    await().atMost(TWO_ATTEMPTS).until(() -> spool.packets().isEmpty());
    assertThat(stage.hub.arrivals().stream().map(Arrival::id).distinct()).hasSize(all);
    assertThat(stage.hub.arrivals().stream().map(Arrival::seq).distinct()).hasSize(all);
  }

  @Test
  void keepsNumbersAndSpoolOverARestart() throws Exception {
    stage.start();
    stage.radio.receive(Mesh.text(1, "before"));
    String life = stage.awaitArrivals(1).get(0).spool();
    stage.hub.confirm();
    await().atMost(BridgeStage.PATIENCE).until(() -> spool.packets().isEmpty());
    stage.stop();

    stage.start();
    stage.radio.receive(Mesh.text(2, "after"));

    Arrival arrival = stage.arrival(one -> one.id() == 2);
    assertThat(arrival.seq()).isEqualTo(2);
    assertThat(arrival.spool()).isEqualTo(life);
  }

  @Test
  void tellsHowItIsAndThatItGoes() throws Exception {
    stage.start();
    stage.radio.receive(Mesh.text(1, "one"));
    stage.awaitArrivals(1);
    stage.killBroker();
    stage.startBroker();

    stage.awaitStatus(status -> status.getSpool().getDepth() == 1);
    BridgeStatus status = stage.hub.status();
    assertThat(status.getBridge()).isEqualTo("ridge");
    assertThat(status.getRadio().getConnected()).isTrue();
    assertThat(status.getRadio().getNode()).isEqualTo(Mesh.OWN);
    assertThat(status.getRadio().getPublicKey()).isNotEmpty();
    assertThat(status.getRadio().getChannelsList())
        .extracting(one -> one.getName())
        .contains("LongFast", "Meteo");
    assertThat(status.getSpool().getFloor()).isEqualTo(1);
    assertThat(status.getSpool().getNext()).isEqualTo(2);
    assertThat(status.getClock().getSynced()).isTrue();

    stage.stop();
    stage.awaitStatus(last -> !last.getOnline());
  }
}
