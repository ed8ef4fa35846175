package org.kosmoconnect.component.meshtastic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.vectors.Recording;
import org.kosmoconnect.vectors.SessionReplay;

/** What a real radio said after its handshakes. */
class ReplayBurstTest {

  @Test
  void takesNothingForNewsThatTheRadioRemembers() throws Exception {
    SessionReplay replay = play("01-handshake-full");

    assertThat(replay.news).isEmpty();
    assertThat(replay.replays).hasSize(2);
    assertThat(replay.profile().nodes()).hasSize(3);
    assertThat(replay.profile().isComplete()).isTrue();
    assertThat(replay.profile().channels()).hasSize(8);
    assertThat(replay.profile().hopLimit()).isEqualTo(3);
    assertThat(replay.profile().firmware()).isEqualTo("2.8.0.7754068");
  }

  @Test
  void isNotSentWithoutNodes() throws Exception {
    SessionReplay replay = play("02-handshake-config-only");

    assertThat(replay.news).isEmpty();
    assertThat(replay.replays).isEmpty();
  }

  @Test
  void isTheTailOfAHandshakeForNodes() throws Exception {
    SessionReplay replay = play("03-handshake-nodes-only");

    assertThat(replay.news).isEmpty();
    assertThat(replay.replays).isNotEmpty();
    assertThat(replay.profile().nodes()).hasSize(3);
  }

  @Test
  void doesNotSwallowWhatWasQueuedWhileNobodyListened() throws Exception {
    SessionReplay replay = play("17-queued-while-detached");

    assertThat(replay.news)
        .extracting(packet -> packet.getDecoded().getPortnum())
        .containsExactly(
            PortNum.TEXT_MESSAGE_APP,
            PortNum.TEXT_MESSAGE_APP,
            PortNum.ROUTING_APP,
            PortNum.POSITION_APP,
            PortNum.TELEMETRY_APP,
            PortNum.PRIVATE_APP);
    assertThat(replay.replays).hasSize(3);
  }

  @Test
  void doesNotSwallowAnyOfManyQueued() throws Exception {
    SessionReplay replay = play("17b-queued-44-while-detached");

    List<Integer> ports =
        replay.news.stream()
            .map(MeshPacket::getDecoded)
            .map(data -> data.getPortnumValue())
            .filter(port -> port == 1 || port == 256)
            .toList();
    // One more was on its way before those.
    assertThat(ports).hasSize(45);
  }

  private static SessionReplay play(String name) throws Exception {
    return SessionReplay.play(Recording.read(file(name)), (chunk, offset) -> List.of(chunk));
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        ReplayBurstTest.class.getResource("/vectors/captures/" + name + ".jsonl").toURI());
  }
}
