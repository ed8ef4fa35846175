package org.kosmoconnect.testbed.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kosmoconnect.testbed.radio.Scene.Y;
import static org.kosmoconnect.testbed.radio.Scene.Z;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kosmoconnect.proto.meshtastic.FromRadio;

/** The virtual radio says what a real one said, in the same order, ids and times aside. */
class RecordedScenesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-handshake-full",
        "02-handshake-config-only",
        "03-handshake-nodes-only",
        "04-heartbeat",
        "05-broadcast-text-ack",
        "06-dm-text-delivered",
        "07-dm-unknown-node",
        "09b-text-rate-limit-from-set",
        "10-telemetry-silent-drop-X",
        "11-repeated-packet-id",
        "13-too-large",
        "18-unknown-channel",
        "21-host-garbage"
      })
  void amongBothNeighbours(String name) throws Exception {
    assertSame(new Scene(name).together());
  }

  @ParameterizedTest
  @ValueSource(strings = {"05b-broadcast-text-nobody", "08-dm-known-node-off"})
  void alone(String name) throws Exception {
    assertSame(new Scene(name).together().without(Y, Z));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08b-dm-known-node-off-relayed", "08c-dm-channel-encrypted-off-relayed"})
  void withTheDestinationOff(String name) throws Exception {
    assertSame(new Scene(name).together().without(Y));
  }

  @Test
  void withoutARelay() throws Exception {
    assertSame(new Scene("06b-dm-text-delivered-no-relay").together().without(Z));
  }

  @ParameterizedTest
  @ValueSource(strings = {"06c-dm-channel-encrypted-relayed", "12-hop-limit-zero-X"})
  void inALine(String name) throws Exception {
    assertSame(new Scene(name).inLine());
  }

  @ParameterizedTest
  @ValueSource(strings = {"15-second-client", "16-admin-reboot", "22-send-disconnect"})
  void hangsUp(String name) throws Exception {
    Scene scene = new Scene(name).together();

    assertSame(scene);

    assertThat(scene.hangUps).hasSize(1);
  }

  @Test
  void handsOnWhatItHears() throws Exception {
    assertSame(new Scene("14b-inbound-nodeinfo").inLine().without(Z).hearing());
  }

  /** Y was busy with its own texts when it had to acknowledge. */
  @Test
  void handsOnAllKindsAndTracesARoute() throws Exception {
    Scene scene = new Scene("14-inbound-variety").inLine().without(Z).hearing();
    scene.at(4_300, scene.air::hold).at(9_000, scene.air::release);

    assertSame(scene);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17-queued-while-detached", "17b-queued-44-while-detached"})
  void keepsWhatItHeardWhileNobodyListened(String name) throws Exception {
    assertSame(new Scene(name).inLine().without(Z).hearingBefore());
  }

  /** The channel was busy in the recording: relays came late and the radio's queue was fuller. */
  @Test
  void dropsTooFastTextsInSilence() throws Exception {
    Scene scene = new Scene("09-text-rate-limit").together();
    scene.at(400, scene.air::hold).at(7_000, scene.air::release);

    assertThat(words(Scene.withoutQueue(scene.play())))
        .containsExactlyElementsOf(words(Scene.withoutQueue(scene.expected())));
  }

  @Test
  void takesAcknowledgementsAfterItsOwnVerdict() throws Exception {
    Scene scene = new Scene("24b-ack-after-failure").together().without(Z);
    scene.at(400, scene.air::hold).at(24_700, scene.air::release);

    assertSame(scene);
  }

  /** Over two hops, with a traceroute and a text back. */
  @Test
  void reachesBeyondARelay() throws Exception {
    assertSame(new Scene("20-line-relay-X").inLine().hearing());
  }

  @Test
  void waitsForALateAcknowledgement() throws Exception {
    Scene scene = new Scene("24-late-ack").together().without(Z);
    scene.at(400, scene.air::hold).at(11_000, scene.air::releaseOne).at(18_000, scene.air::release);

    assertSame(scene);
  }

  /** Only the first and the last of four are not dropped at the sender. */
  @Test
  void hearsWhatItsNeighbourDidNotDrop() throws Exception {
    assertSame(new Scene("10-telemetry-silent-drop-Y").together().hearingThroughout());
  }

  @Test
  void hearsWithoutHopsWhatWasSentWithoutHops() throws Exception {
    assertSame(new Scene("12-hop-limit-zero-Y").inLine().without(Z).hearingThroughout());
  }

  @Test
  void hearsBehindARelayWhatHasHopsLeft() throws Exception {
    assertSame(new Scene("12-hop-limit-zero-Z").inLine().hearingThroughout());
  }

  @Test
  void asksForNamesReadingsAndAPlace() throws Exception {
    assertSame(new Scene("19-requests-want-response").inLine());
  }

  /** At the other end of the line: acknowledges, tells the way, writes back. */
  @Test
  void answersBehindARelay() throws Exception {
    assertSame(new Scene("20-line-relay-Z").inLine().hearingThroughout());
  }

  /** The radio had just introduced itself. */
  @Test
  void handsOnABurst() throws Exception {
    Scene scene = new Scene("23-burst-20").inLine().without(Z).hearingThroughout();
    scene.at(33_700, scene::announce);

    assertSame(scene);
  }

  private static void assertSame(Scene scene) {
    assertThat(words(scene.play())).containsExactlyElementsOf(words(scene.expected()));
  }

  /** A line a message: differences are to be read by people. */
  private static List<String> words(List<FromRadio> messages) {
    return messages.stream().map(message -> message.toString().replaceAll("\\s+", " ")).toList();
  }
}
