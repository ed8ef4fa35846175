package org.kosmoconnect.bridge.downlink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.kosmoconnect.bridge.downlink.DeskBench.NODE;
import static org.kosmoconnect.bridge.downlink.DeskBench.command;
import static org.kosmoconnect.bridge.downlink.DeskBench.offer;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.BridgeSettings;
import org.kosmoconnect.bridge.KosmoBridge;
import org.kosmoconnect.bridge.broker.BrokerClient;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.proto.bridge.DownlinkEvent;
import org.kosmoconnect.proto.bridge.Dropped.Reason;
import org.kosmoconnect.proto.bridge.Offer;
import org.kosmoconnect.proto.bridge.RequestTraceroute;
import org.kosmoconnect.proto.bridge.SetTime;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Routing;
import org.kosmoconnect.testbed.server.MosquittoBroker;

/** The real pipeline against a broker and a virtual radio. */
class DownlinkRouteTest {

  static {
    Awaitility.setDefaultTimeout(30, SECONDS);
  }

  @TempDir Path folder;

  private MosquittoBroker broker;
  private RadioBench bench;
  private ScriptedHub hub;
  private Main bridge;

  @BeforeEach
  void start() throws Exception {
    broker = MosquittoBroker.start(Files.createDirectory(folder.resolve("broker")), 0);
    bench = new RadioBench();
    hub = new ScriptedHub(broker.url(), "hut");
    bridge = started();
  }

  @AfterEach
  void stop() throws Exception {
    halt();
    hub.close();
    bench.close();
    broker.close();
  }

  private Main started() throws Exception {
    Main main =
        KosmoBridge.of(
            new BridgeSettings(
                "hut",
                bench.address(),
                new BridgeSettings.Mqtt(broker.url(), "", "", ""),
                "",
                folder.resolve("spool.db"),
                512,
                1_000,
                5,
                false,
                BridgeSettings.ClockTrust.SYNCED,
                "",
                "",
                ""));
    main.start();
    return main;
  }

  /** What {@link KosmoBridge} does at its end. */
  private void halt() {
    Spool spool = bridge.lookup("spool", Spool.class);
    bridge.lookup("broker", BrokerClient.class).leave();
    bridge.stop();
    spool.close();
  }

  @Test
  void carriesATextToANodeAndReportsEachStep() {
    hub.send(offer("a"));

    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasRoutingResult));
    List<DownlinkEvent> told = hub.told("a");
    assertThat(told.get(0).hasTaken()).isTrue();
    assertThat(told.get(1).hasReady()).isTrue();
    assertThat(told.get(2).hasRadioAccepted()).isTrue();
    DownlinkEvent delivered =
        told.stream().filter(DownlinkEvent::hasRoutingResult).findFirst().orElseThrow();
    assertThat(delivered.getRoutingResult().getFrom()).isEqualTo(NODE);
    assertThat(delivered.getRoutingResult().getError()).isZero();
    assertThat(delivered.getPacketId()).isNotZero().isEqualTo(told.get(2).getPacketId());
    assertThat(bench.heard).containsOnly(entry("Hello from a", 1));
    assertThat(hub.events).extracting(DownlinkEvent::getSeq).isSorted().doesNotHaveDuplicates();
    assertThat(hub.events).extracting(DownlinkEvent::getSpool).containsOnly(told.get(0).getSpool());
  }

  @Test
  void doesNotTransmitARepetition() {
    hub.send(offer("a"));
    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasRadioAccepted));
    int told = hub.told("a").size();

    hub.send(offer("a"));
    hub.send(DeskBench.go("a", ready("a")));

    await().until(() -> hub.told("a").size() >= told + 2);
    hub.send(offer("b"));
    await().until(() -> bench.heard.containsKey("Hello from b"));
    assertThat(bench.heard).containsEntry("Hello from a", 1);
  }

  @Test
  void transmitsNothingWithoutAGoAndNothingThatIsCancelled() {
    hub.saysGo = false;
    hub.send(offer("a"));
    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasReady));

    hub.send(DeskBench.cancel("a"));
    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasCancelled));
    hub.send(DeskBench.go("a", ready("a")));
    await().until(() -> hub.told("a").stream().filter(DownlinkEvent::hasCancelled).count() == 2);

    hub.saysGo = true;
    hub.send(offer("b"));
    await().until(() -> bench.heard.containsKey("Hello from b"));
    assertThat(bench.heard).doesNotContainKey("Hello from a");
  }

  @Test
  void asksAgainAfterARestartAndKeepsWhatTheHubWasNotTold() throws Exception {
    hub.saysGo = false;
    hub.send(offer("a"));
    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasReady));

    halt();
    hub.saysGo = true;
    bridge = started();

    await().until(() -> bench.heard.containsKey("Hello from a"));
    assertThat(hub.told("a"))
        .anySatisfy(
            event -> assertThat(event.getDropped().getReason()).isEqualTo(Reason.RESTARTED));
    assertThat(bench.heard).containsEntry("Hello from a", 1);
  }

  @Test
  void reportsARefusalOfTheRadioInItsOwnWords() {
    hub.send(
        command("a").setOffer(Offer.newBuilder().setTo(0x7777).setText("unknown key")).build());

    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasRadioRefused));
    assertThat(hub.told("a"))
        .anySatisfy(event -> assertThat(event.getRadioRefused().getResult()).isEqualTo(39));
  }

  @Test
  void writesToNoOtherKeyThanTheHubMeans() {
    hub.send(
        command("a")
            .setOffer(
                Offer.newBuilder()
                    .setTo(NODE)
                    .setText("for one only")
                    .setPublicKey(ByteString.copyFromUtf8("a key that is not the node's own")))
            .build());

    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasRadioRefused));
    assertThat(hub.told("a"))
        .anySatisfy(event -> assertThat(event.getRadioRefused().getResult()).isEqualTo(34));
    assertThat(bench.heard).isEmpty();
  }

  @Test
  void tracesARouteAndPassesOnTheAnswer() {
    hub.send(
        command("route").setRequestTraceroute(RequestTraceroute.newBuilder().setTo(NODE)).build());

    await().until(() -> hub.told("route").stream().anyMatch(DownlinkEvent::hasObserved));
    assertThat(hub.told("route"))
        .anySatisfy(
            event -> {
              assertThat(event.getObserved().getFrom()).isEqualTo(NODE);
              assertThat(event.getObserved().getPort()).isEqualTo(PortNum.TRACEROUTE_APP_VALUE);
            });
  }

  @Test
  void reportsEveryAcknowledgementTheLateOnesToo() {
    hub.send(
        command("a").setOffer(Offer.newBuilder().setTo(NODE).setText("no answer wanted")).build());
    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasRadioAccepted));
    int packet = hub.told("a").get(2).getPacketId();

    bench.radio.receive(routing(0x1111, packet, Routing.Error.NONE));
    bench.radio.receive(routing(0x2222, packet, Routing.Error.NONE));
    bench.radio.receive(routing(0x3333, 0x0badcafe, Routing.Error.NONE));
    bench.radio.receive(routing(0x4444, packet, Routing.Error.NO_RESPONSE));

    await()
        .until(() -> hub.told("a").stream().filter(DownlinkEvent::hasRoutingResult).count() == 3);
    assertThat(hub.told("a").stream().filter(DownlinkEvent::hasRoutingResult))
        .allSatisfy(event -> assertThat(event.getPacketId()).isEqualTo(packet))
        .extracting(event -> event.getRoutingResult().getError())
        .containsExactly(0, 0, Routing.Error.NO_RESPONSE_VALUE);
    assertThat(hub.events).noneMatch(event -> event.getPacketId() == 0x0badcafe);
  }

  private static MeshPacket routing(int id, int about, Routing.Error error) {
    return MeshPacket.newBuilder()
        .setFrom(NODE)
        .setTo(RadioBench.OWN)
        .setId(id)
        .setRxSnr(5.5f)
        .setDecoded(
            Data.newBuilder()
                .setPortnum(PortNum.ROUTING_APP)
                .setRequestId(about)
                .setPayload(Routing.newBuilder().setErrorReason(error).build().toByteString()))
        .build();
  }

  @Test
  void setsTheTimeOfTheRadio() {
    hub.send(command("time").setSetTime(SetTime.newBuilder().setTime(1_800_000_000)).build());

    await().until(() -> hub.told("time").stream().anyMatch(DownlinkEvent::hasRadioAccepted));
  }

  @Test
  void isNotStoppedByAMessageThatIsNoCommand() throws Exception {
    hub.sendBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, 1});
    hub.send(offer("a"));

    await().until(() -> bench.heard.containsKey("Hello from a"));
  }

  @Test
  void keepsItsPaceWithManyTexts() {
    for (int i = 0; i < 4; i++) {
      hub.send(offer("m" + i));
    }

    await().until(() -> bench.heard.size() == 4);
    List<Long> times =
        hub.events.stream()
            .filter(DownlinkEvent::hasRadioAccepted)
            .map(DownlinkEvent::getTime)
            .toList();
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(2_000);
    }
  }

  @Test
  void keepsEventsWhileTheBrokerIsAway() throws Exception {
    hub.saysGo = false;
    hub.send(offer("a"));
    await().until(() -> hub.told("a").stream().anyMatch(DownlinkEvent::hasReady));
    int port = broker.port();

    broker.kill();
    await().until(() -> !broker.isAlive());
    // Its ready is void after ten seconds, whether anybody hears of it or not.
    await().pollDelay(11, SECONDS).until(() -> true);
    broker = MosquittoBroker.start(folder.resolve("broker"), port);

    List<DownlinkEvent> before = List.copyOf(hub.events);
    hub.close();
    hub = new ScriptedHub(broker.url(), "hut");
    hub.saysGo = false;

    await().atMost(90, SECONDS).until(() -> !hub.told("a").isEmpty());
    assertThat(hub.told("a").get(0).getDropped().getReason()).isEqualTo(Reason.NO_GO);
    assertThat(bench.heard).isEmpty();
    assertThat(hub.events.get(0).getSeq()).isEqualTo(before.size() + 1);
  }

  private long ready(String command) {
    return hub.told(command).stream()
        .filter(DownlinkEvent::hasReady)
        .findFirst()
        .orElseThrow()
        .getReady()
        .getToken();
  }
}
