package org.kosmoconnect.testbed.radio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.component.meshtastic.link.LinkSettings;
import org.kosmoconnect.component.meshtastic.link.RadioLink;
import org.kosmoconnect.component.meshtastic.session.Await;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.component.meshtastic.session.RadioSession;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.component.meshtastic.session.SessionSettings;
import org.kosmoconnect.component.meshtastic.stream.RadioStream;
import org.kosmoconnect.component.meshtastic.stream.SerialStream;
import org.kosmoconnect.component.meshtastic.stream.TcpStream;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.mesh.Pace;
import org.kosmoconnect.testbed.mesh.Transmission;
import org.kosmoconnect.testbed.mesh.VirtualMesh;

/** Our component and the virtual radio, over real lines. */
class VirtualRadioTest {

  private static final int OWN = 0x13d5ab15;
  private static final int PEER = 0x56986e56;

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<MeshPacket> received = new CopyOnWriteArrayList<>();
  private VirtualRadio radio;
  private RadioLink link;

  @BeforeEach
  void start() throws Exception {
    radio = new VirtualRadio(identity(OWN), Answers.ECHO, 32).start(0);
    radio.add(new Neighbour(PEER, user(PEER), 0));
  }

  @AfterEach
  void stop() throws Exception {
    link.stop();
    threads.shutdownNow();
    radio.close();
  }

  @Test
  void answersATextWithAReply() {
    connect(new TcpStream("localhost", radio.port()));

    Delivery delivery = send("Hello", Await.ROUTING);

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    MeshPacket reply = text("Heard: Hello");
    assertThat(reply.getDecoded().getReplyId()).isEqualTo(delivery.id());
    assertThat(reply.getPkiEncrypted()).isTrue();
    assertThat(reply.getFrom()).isEqualTo(PEER);
  }

  @Test
  void saysWhatItIsAskedToSay() {
    connect(new TcpStream("localhost", radio.port()));

    send("say !claim 4711", Await.QUEUE);

    assertThat(text("!claim 4711").getFrom()).isEqualTo(PEER);
  }

  @Test
  void comesThroughTornFramesAndLogLines() {
    radio.quirks().on(Quirk.TORN_FRAMES).on(Quirk.LOG_BETWEEN_FRAMES);
    connect(new TcpStream("localhost", radio.port()));

    assertThat(send("Hello", Await.ROUTING).outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(link.status().noise()).isPositive();
  }

  @Test
  void comesThroughLostBytes() {
    radio.quirks().on(Quirk.LOST_BYTES);
    for (int i = 1; i <= 30; i++) {
      radio.add(new Neighbour(PEER + i, user(PEER + i), 0));
    }

    connect(new TcpStream("localhost", radio.port()));

    assertThat(link.radio().number()).isEqualTo(OWN);
    assertThat(link.radio().nodes()).hasSizeGreaterThan(28);
  }

  @Test
  void isLeftWhenItIsSilent() {
    connect(new TcpStream("localhost", radio.port()));

    radio.quirks().on(Quirk.SILENT);

    await().atMost(20, SECONDS).until(() -> link.status().connections() >= 2);
  }

  @Test
  void isFoundAgainAfterAReboot() {
    connect(new TcpStream("localhost", radio.port()));

    radio.reboot();

    await().atMost(20, SECONDS).until(() -> link.status().connections() == 2);
    assertThat(send("Hello", Await.QUEUE).outcome()).isEqualTo(Outcome.QUEUED);
  }

  @Test
  void isLeftWhenItIsHalfOpenAndFoundAgain() {
    connect(new TcpStream("localhost", radio.port()));
    radio.quirks().on(Quirk.HALF_OPEN);
    await().atMost(20, SECONDS).until(() -> link.status().phase() == SessionPhase.CLOSED);
    assertThat(link.status().trouble()).contains("heartbeat");

    radio.quirks().off(Quirk.HALF_OPEN);

    await().atMost(20, SECONDS).until(() -> link.status().phase() == SessionPhase.LIVE);
  }

  @Test
  void speaksOnASerialConsoleAndRebootsThere() throws Exception {
    assumeTrue(Pty.isAvailable(), "socat is not installed");
    radio.quirks().on(Quirk.BOOT_LOG);
    Path line = folder.resolve("radio");
    try (Pty pty = Pty.open(line, radio.port())) {
      connect(new SerialStream(line.toString(), 115_200));
      assertThat(send("Hello", Await.ROUTING).outcome()).isEqualTo(Outcome.DELIVERED);
      received.clear();

      radio.reboot();
      radio.say(PEER, "after the reboot", 0);

      assertThat(text("after the reboot").getFrom()).isEqualTo(PEER);
      assertThat(link.status().connections()).isEqualTo(1);
      assertThat(link.status().reboots()).isEqualTo(1);
      assertThat(link.status().sent()).isEqualTo(1);
    }
  }

  @Test
  void hearsWhatAGatewayOfTheVirtualMeshHears() {
    VirtualMesh mesh = VirtualMesh.of(7, Pace.LIVELY);
    Instant from = Instant.parse("2026-06-01T10:00:00Z");
    connect(new TcpStream("localhost", radio.port()));
    int gateway = gateway(mesh.between(from, from.plusSeconds(600)));
    MeshEar ear = new MeshEar(identity(gateway));

    mesh.between(from, from.plusSeconds(600))
        .forEachRemaining(one -> ear.hear(one).ifPresent(radio::receive));

    await().until(() -> received.size() > 5);
    assertThat(received)
        .extracting(packet -> packet.getDecoded().getPortnum())
        .contains(PortNum.TELEMETRY_APP);
    assertThat(received).allSatisfy(packet -> assertThat(packet.hasRxRssi()).isTrue());
  }

  private static int gateway(Iterator<Transmission> transmissions) {
    while (transmissions.hasNext()) {
      String topic = transmissions.next().topic();
      int at = topic.lastIndexOf("/!");
      if (at >= 0) {
        return Integer.parseUnsignedInt(topic.substring(at + 2), 16);
      }
    }
    throw new AssertionError("no gateway");
  }

  private void connect(RadioStream stream) {
    var session =
        new SessionSettings(
            List.of(SessionSettings.CONFIG_ONLY, SessionSettings.NODES_ONLY),
            100,
            5_000,
            1_000,
            1_500,
            10_000,
            0,
            Map.of(PortNum.TEXT_MESSAGE_APP_VALUE, 2_200L),
            20_000,
            5_000,
            20_000);
    link = new RadioLink(stream, new LinkSettings(session, 100, 1_000, 5_000));
    link.add(
        one -> {
          if (one.message().hasPacket() && !one.replay()) {
            received.add(one.message().getPacket());
          }
        });
    link.start(threads);
    await().atMost(20, SECONDS).until(() -> link.status().phase() == SessionPhase.LIVE);
  }

  private Delivery send(String text, Await await) {
    CompletableFuture<Delivery> settled = new CompletableFuture<>();
    Data.Builder data =
        Data.newBuilder()
            .setPortnum(PortNum.TEXT_MESSAGE_APP)
            .setPayload(ByteString.copyFromUtf8(text));
    link.send(
        id ->
            MeshPacket.newBuilder()
                .setId(id)
                .setTo(PEER)
                .setWantAck(true)
                .setHopLimit(RadioSession.USUAL_HOPS)
                .setDecoded(data)
                .build(),
        await,
        settled::complete);
    return settled.orTimeout(40, SECONDS).join();
  }

  private MeshPacket text(String words) {
    return await()
        .atMost(20, SECONDS)
        .until(
            () ->
                received.stream()
                    .filter(p -> p.getDecoded().getPayload().toStringUtf8().equals(words))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  private static RadioIdentity identity(int number) {
    return RadioIdentity.of(
        number, user(number), ByteString.copyFrom(new byte[32]), "Meteo", meteoKey());
  }

  private static ByteString meteoKey() {
    return ByteString.copyFrom(
        java.util.Base64.getDecoder().decode(org.kosmoconnect.testbed.mesh.ChannelKey.METEO.key()));
  }

  private static User user(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return User.newBuilder()
        .setId(ByteString.copyFromUtf8("!%08x".formatted(number)))
        .setPublicKey(ByteString.copyFrom(key))
        .build();
  }
}
