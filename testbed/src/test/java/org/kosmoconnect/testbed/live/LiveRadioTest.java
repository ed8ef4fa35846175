package org.kosmoconnect.testbed.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.component.meshtastic.link.LinkSettings;
import org.kosmoconnect.component.meshtastic.link.RadioLink;
import org.kosmoconnect.component.meshtastic.session.Await;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.component.meshtastic.stream.TcpStream;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** The project's own component at a radio of a live mesh that runs twenty times as fast. */
class LiveRadioTest {

  private static final int FASTER = 20;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<MeshPacket> received = new CopyOnWriteArrayList<>();
  private final LiveMesh mesh = new LiveMesh(LiveSettings.quiet(7, 2).withScale(FASTER), one -> {});
  private final LiveRadio radio = mesh.radios().get(0);
  private RadioLink link;

  @BeforeEach
  void connect() throws Exception {
    radio.start(0);
    mesh.start();
    var session =
        new SessionSettings(
            List.of(SessionSettings.CONFIG_ONLY, SessionSettings.NODES_ONLY),
            100,
            5_000,
            1_000,
            1_500,
            10_000,
            0,
            Map.of(),
            20_000,
            5_000,
            20_000);
    link =
        new RadioLink(
            new TcpStream("localhost", radio.port()), new LinkSettings(session, 100, 500, 2_000));
    link.add(
        one -> {
          if (one.message().hasPacket() && !one.replay()) {
            received.add(one.message().getPacket());
          }
        });
    link.start(threads);
    awaitPhase(SessionPhase.LIVE);
  }

  @AfterEach
  void leave() {
    link.stop();
    threads.shutdownNow();
    mesh.close();
  }

  @Test
  void aTextIsDeliveredAndAnsweredAtTheMeshsOwnPace() {
    int node = mesh.inReachOf(radio).get(0);

    Delivery delivery = send(node, "hello");

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () ->
                assertThat(received)
                    .anyMatch(packet -> packet.getDecoded().getReplyId() == delivery.id()));
    assertThat(mesh.ledger().doubled()).isEmpty();
  }

  @Test
  void whatItHearsWhileNobodyIsAttachedWaitsForTheClient() throws Exception {
    int node = mesh.inReachOf(radio).get(0);
    radio.unplug();
    awaitPhase(SessionPhase.CLOSED);

    int id = mesh.say(node, radio, "while you were away", 0);
    await()
        .atMost(10, SECONDS)
        .until(() -> mesh.ledger().packet(node, id).orElseThrow().isDecodedBy(radio.number()));
    radio.plug();

    await().atMost(20, SECONDS).until(() -> received.stream().anyMatch(p -> p.getId() == id));
  }

  @Test
  void itsPortIsFreeAsSoonAsItIsUnplugged() throws Exception {
    for (int i = 0; i < 200; i++) {
      radio.unplug();
      radio.plug();
    }

    awaitPhase(SessionPhase.LIVE);
  }

  @Test
  void oneRadioReachesAnother() {
    LiveRadio other = mesh.radios().get(1);
    assertThat(mesh.hops(mesh.inReachOf(radio).get(0), other)).isNotNegative();

    Delivery delivery = send(other.number(), "from bridge to bridge");

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(mesh.ledger().packet(radio.number(), delivery.id()).orElseThrow().decodes())
        .containsEntry(other.number(), 1);
  }

  private void awaitPhase(SessionPhase phase) {
    await().atMost(20, SECONDS).until(() -> link.status().phase() == phase);
  }

  private Delivery send(int to, String text) {
    CompletableFuture<Delivery> settled = new CompletableFuture<>();
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.TEXT_MESSAGE_APP)
            .setPayload(ByteString.copyFromUtf8(text));
    link.send(
        id ->
            MeshPacket.newBuilder()
                .setId(id)
                .setTo(to)
                .setWantAck(true)
                .setHopLimit(3)
                .setDecoded(data)
                .build(),
        Await.ROUTING,
        settled::complete);
    return settled.orTimeout(40, SECONDS).join();
  }
}
