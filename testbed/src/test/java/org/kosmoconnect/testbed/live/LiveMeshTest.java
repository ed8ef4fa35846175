package org.kosmoconnect.testbed.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.model.Text;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.RouteDiscovery;
import org.kosmoconnect.proto.meshtastic.Telemetry;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.mesh.Saying;

/** What a client at a radio, and the hub behind the gateways, see of one and the same mesh. */
class LiveMeshTest {

  private final LiveWorld world = new LiveWorld(LiveSettings.quiet(7, 2));

  @Test
  void aTextIsAcknowledgedByItsDestinationAndAnsweredWithAReply() {
    int id = world.write(world.near(), "Is the ridge road open?");
    world.passSeconds(20);

    assertThat(world.verdicts(id)).containsExactly("node NONE");
    MeshPacket answer = world.received(PortNum.TEXT_MESSAGE_APP).get(0);
    assertThat(answer.getDecoded().getPayload().toStringUtf8())
        .isEqualTo("echo: Is the ridge road open?");
    assertThat(answer.getDecoded().getReplyId()).isEqualTo(id);
    assertThat(answer.getPkiEncrypted()).isTrue();
    assertThat(answer.getPublicKey().size()).isEqualTo(32);
    assertThat(answer.hasRxRssi()).isTrue();
    assertThat(world.mesh.ledger().packet(world.radio.number(), id))
        .get()
        .satisfies(
            entry -> {
              assertThat(entry.transmissions()).isEqualTo(1);
              assertThat(entry.decodes()).containsEntry(world.near(), 1);
            });
  }

  @Test
  void aNodeBehindARelayIsReachedToo() {
    int id = world.write(world.behindARelay(), "hello");
    world.passSeconds(40);

    assertThat(world.verdicts(id)).contains("node NONE");
    MeshPacket answer = world.received(PortNum.TEXT_MESSAGE_APP).get(0);
    assertThat(answer.getHopStart() - answer.getHopLimit()).isEqualTo(1);
  }

  @Test
  void aTextToAllIsRelayedAndPublishedByTheGateways() {
    int id = world.write(Saying.ALL, "Good morning");
    world.passSeconds(20);

    assertThat(world.verdicts(id)).containsExactly("own NONE");
    assertThat(world.readable())
        .filteredOn(packet -> packet.content() instanceof Text)
        .isNotEmpty()
        .allSatisfy(
            packet -> {
              assertThat(packet.from().toString()).isEqualTo(world.radio.id());
              assertThat(packet.okToMqtt()).isTrue();
              assertThat(((Text) packet.content()).text()).isEqualTo("Good morning");
            });
    assertThat(world.mesh.ledger().packet(world.radio.number(), id).orElseThrow().decodes())
        .hasSizeGreaterThan(3)
        .allSatisfy((node, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void gatewaysPublishADirectMessageOnlyAsWhatTheyCannotRead() {
    world.write(world.near(), "for you alone");
    world.passSeconds(20);

    assertThat(world.published).anyMatch(one -> one.topic().contains("/e/PKI/"));
    assertThat(world.readable()).noneMatch(packet -> packet.content() instanceof Text);
    assertThat(world.published)
        .noneMatch(one -> new String(one.payload()).contains("for you alone"));
  }

  @Test
  void aNodeThatIsOffIsTriedThreeTimes() {
    int node = world.near();
    world.mesh.switchOff(node);

    int id = world.write(node, "anybody?");
    world.passSeconds(25);

    assertThat(world.verdicts(id)).containsExactly("own MAX_RETRANSMIT");
    MeshLedger.Entry entry = world.mesh.ledger().packet(world.radio.number(), id).orElseThrow();
    assertThat(entry.transmissions()).isEqualTo(3);
    assertThat(entry.isDecodedBy(node)).isFalse();
  }

  @Test
  void aNodeThatComesBackIsReachedAgain() {
    int node = world.near();
    world.mesh.switchOff(node);
    world.mesh.switchOn(node);

    int id = world.write(node, "there?");
    world.passSeconds(20);

    assertThat(world.verdicts(id)).contains("node NONE");
  }

  @Test
  void withLossesTextsAreRepeatedButReadOnce() {
    LiveWorld lossy = new LiveWorld(LiveSettings.quiet(7, 1).withLoss(0.4));
    int node = lossy.near();
    for (int i = 0; i < 20; i++) {
      lossy.write(node, "hush " + i);
      lossy.passSeconds(40);
    }

    List<MeshLedger.Entry> texts = lossy.mesh.ledger().textsTo(node);
    assertThat(texts).hasSize(20).anyMatch(text -> text.transmissions() > 1);
    assertThat(texts.stream().filter(text -> text.isDecodedBy(node)).count()).isGreaterThan(14);
    assertThat(lossy.mesh.ledger().doubled()).isEmpty();
  }

  @Test
  void aTextThatIsSentUnderTwoIdsIsFoundDoubled() {
    world.write(world.near(), "hush, once or twice");
    world.passSeconds(10);
    world.write(world.near(), "hush, once or twice");
    world.passSeconds(10);

    assertThat(world.mesh.ledger().doubled()).hasSize(2);
  }

  @Test
  void nodesSayWhatTheyAreAskedToSay() {
    world.write(world.near(), "nova: say !claim 4711");
    world.passSeconds(20);
    int id = world.write(world.near(), "nova: react 👍");
    world.passSeconds(20);

    List<MeshPacket> texts = world.received(PortNum.TEXT_MESSAGE_APP);
    assertThat(texts.get(0).getDecoded().getPayload().toStringUtf8()).isEqualTo("!claim 4711");
    assertThat(texts.get(1).getDecoded().getEmoji()).isEqualTo(1);
    assertThat(texts.get(1).getDecoded().getReplyId()).isEqualTo(id);
  }

  @Test
  void testsCanLetNodesSpeak() {
    int said = world.mesh.say(world.near(), world.radio, "!stop all", 0);
    world.passSeconds(20);

    assertThat(world.received(PortNum.TEXT_MESSAGE_APP))
        .singleElement()
        .satisfies(packet -> assertThat(packet.getId()).isEqualTo(said));
    assertThat(world.mesh.ledger().packet(world.near(), said).orElseThrow().transmissions())
        .as("the radio acknowledged it")
        .isEqualTo(1);
  }

  @Test
  void strangersExchangeKeysFirst() {
    int node = world.near();
    world.mesh.estrange(node, world.radio);
    int refused = world.write(node, "who are you?");
    assertThat(world.verdicts(refused)).containsExactly("own PKI_SEND_FAIL_PUBLIC_KEY");

    User own = User.newBuilder().setId(ByteString.copyFromUtf8(world.radio.id())).build();
    world.send(
        node,
        Data.newBuilder()
            .setPortnum(PortNum.NODEINFO_APP)
            .setPayload(own.toByteString())
            .setWantResponse(true));
    world.passSeconds(15);
    int id = world.write(node, "now?");
    world.passSeconds(20);

    assertThat(world.received(PortNum.NODEINFO_APP)).hasSize(1);
    assertThat(world.verdicts(id)).containsExactly("node NONE");
  }

  @Test
  void nodesTellTheirReadingsAndTheWayWhenAsked() throws Exception {
    int node = world.behindARelay();
    Telemetry empty =
        Telemetry.newBuilder()
            .setDeviceMetrics(org.kosmoconnect.proto.meshtastic.DeviceMetrics.newBuilder())
            .build();
    world.send(
        node,
        Data.newBuilder()
            .setPortnum(PortNum.TELEMETRY_APP)
            .setPayload(empty.toByteString())
            .setWantResponse(true));
    world.passSeconds(30);
    world.send(node, Data.newBuilder().setPortnum(PortNum.TRACEROUTE_APP).setWantResponse(true));
    world.passSeconds(30);

    Telemetry told =
        Telemetry.parseFrom(world.received(PortNum.TELEMETRY_APP).get(0).getDecoded().getPayload());
    assertThat(told.getDeviceMetrics().hasBatteryLevel()).isTrue();
    RouteDiscovery route =
        RouteDiscovery.parseFrom(
            world.received(PortNum.TRACEROUTE_APP).get(0).getDecoded().getPayload());
    assertThat(route.getRouteList()).hasSize(1);
    assertThat(route.getSnrTowardsList()).hasSize(2);
    assertThat(route.getRouteBackList()).hasSize(1);
    assertThat(route.getSnrBackList()).hasSize(2);
  }

  @Test
  void aRadioThatIsSwitchedOffHearsNothing() {
    int node = world.near();
    world.mesh.switchOff(world.radio.number());
    int id = world.mesh.say(node, world.radio, "are you there?", 0);
    world.pass(Duration.ofSeconds(30));

    assertThat(world.received()).isEmpty();
    assertThat(world.mesh.ledger().packet(node, id).orElseThrow().transmissions()).isEqualTo(3);
  }
}
